#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "office/personal_register.hpp"
#include "store/database.hpp"

/// What is stored about one person, for that person and the data protection officer. Product bound 9: nothing here reads papers, plans or
/// coverage (tests/bounds/bound_09_personal_data_test.cpp).
/// source  Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (26/6/2025), article 4: to know, to see, to have
namespace nhipcau::office {

/// One thing that is there: said by its text, by the word `value_key` stands for, or by a number.
struct PersonalValue {
  std::string label_key;  ///< message: "personal_data.shown_name"
  std::string text = {};
  std::string value_key = {};  ///< message, where the value is a word of ours
  std::optional<std::int64_t> count = std::nullopt;
  std::optional<Instant> from = std::nullopt, to = std::nullopt;  ///< since when, and the last time or until when
  std::string note = {};                                          ///< what else was written there
};

struct PersonalSection {
  const RegisterEntry* entry = nullptr;
  bool is_listed = false;             ///< false: it is never gathered by person; the register alone tells of it
  std::vector<PersonalValue> values;  ///< empty: nothing of it is there
};

/// Somebody looked at, or took a copy of, what is stored about a person.
struct PersonalLook {
  Instant at;
  bool is_export = false;
  bool by_program = false;  ///< on the server, by whoever runs it
  std::string role;         ///< of who looked, when they did; no name: it is theirs
};

struct PersonalData {
  Account account;
  bool is_erased = false;
  std::vector<PersonalSection> sections;  ///< one for each entry of the register, in its order
  std::vector<PersonalLook> looks;        ///< newest first, at most kMostLooks
};

inline constexpr int kMostLooks = 100;
inline constexpr int kMostPersonalRows = 1000;  ///< of one kind: sessions, links, roles, addresses

/// errors  not_found office.no_such_account
Result<PersonalData> list_personal_data(store::Read& tx, const Clock& clock, const AccountId& account);

/// A line of the trail about a person's account, as far as it says something of them.
struct PersonalLine {
  Instant at;
  std::string event, field, before, after;
};
/// What is given to a person to keep (article 4): the same, and the lines of the trail about their account, oldest first.
struct PersonalExport {
  PersonalData data;
  std::vector<PersonalLine> lines;  ///< at most kMostExportedLines, the newest ones
  bool has_older_lines = false;
};
inline constexpr int kMostExportedLines = 10'000;
/// errors  not_found office.no_such_account
Result<PersonalExport> export_personal_data(store::Read& tx, const Clock& clock, const AccountId& account);

/// That somebody looks at another person's data, or takes them out: a line of the trail, which that person is shown.
enum class PersonalUse { read, exported };
void note_personal_use(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, PersonalUse use);

}  // namespace nhipcau::office
