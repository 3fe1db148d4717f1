#include "directive/letters/tell.hpp"

#include <algorithm>
#include <map>

#include "directive/inheritors.hpp"
#include "directive/letters/proposals.hpp"
#include "directive/records.hpp"
#include "jobs/queue.hpp"
#include "office/notices.hpp"
#include "text/scan.hpp"
#include "text/utf16.hpp"

namespace nhipcau::directive::letters {
namespace {

const std::string kStep = "directive.tell_step";
constexpr std::string_view kLeaseLost = "jobs.lease_lost";
constexpr std::string_view kBlanks = " \t\n";

std::size_t count_telling(std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto [c, length] = text::decode(words, at);
    count += text::is_letter(c) || text::is_digit(c) ? 1 : 0;
    at += length;
  }
  return count;
}

/// The words with those beside them in their line, until they tell enough.
Span with_neighbours(std::string_view text, Span words) {
  const auto line_begin = text.rfind('\n', words.begin);
  const std::size_t first = line_begin == std::string_view::npos ? 0 : line_begin + 1;
  const std::size_t last = std::min(text.find('\n', words.end), text.size());
  const auto word_before = [&](std::size_t at) {
    while (at > first && kBlanks.find(text[at - 1]) != std::string_view::npos) --at;
    while (at > first && kBlanks.find(text[at - 1]) == std::string_view::npos) --at;
    return at;
  };
  const auto word_behind = [&](std::size_t at) {
    while (at < last && kBlanks.find(text[at]) != std::string_view::npos) ++at;
    while (at < last && kBlanks.find(text[at]) == std::string_view::npos) ++at;
    return at;
  };
  while (count_telling(words.of(text)) < kTellingCharacters && (words.begin > first || words.end < last))
    words = {word_before(words.begin), word_behind(words.end)};
  return words;
}

/// One attempt at telling.
class Teller {
 public:
  Teller(store::Database& database, const Clock& clock, const Tables& tables, jobs::Run& run)
      : database_(database), clock_(clock), tables_(tables), run_(run) {}

  Result<jobs::Done> work() {
    const ProposalId id{run_.job().payload};
    const auto proposal = database_.read([&](store::Read& tx) { return load_sent(tx, id); });
    if (!proposal) return jobs::Done{};
    std::map<std::string, Inherited> found;
    for (const ProposedFinding& finding : proposal->findings) {
      if (!run_.step({.done = finding.position - 1, .total = static_cast<std::int64_t>(proposal->findings.size()), .step_key = kStep}))
        return jobs::Done{.is_whole = false};
      if (finding.is_left_out) continue;
      for (Inherited& one : database_.read([&](store::Read& tx) { return find_inherited(tx, proposal->paper, finding, tables_); }))
        if (found.size() < kMostTold) found.emplace(one.paper.id.value, std::move(one));
    }
    const auto told = database_.write([&](store::Write& tx) { return tell(tx, *proposal, found); });
    if (!told && told.error().key == kLeaseLost) return jobs::Done{.is_whole = false};
    if (!told) return tl::unexpected(told.error());
    return jobs::Done{};
  }

 private:
  /// None unless the head has sent it.
  static std::optional<Proposal> load_sent(store::Read& tx, const ProposalId& id) {
    const auto row = tx.one("directive.load_proposal_people", id.value);
    if (!row || row->text("state") != to_name(ProposalState::sent)) return std::nullopt;
    auto proposal = load_proposal(tx, {row->text("paper_id")}, id);
    return proposal ? std::optional(std::move(*proposal)) : std::nullopt;
  }

  Result<void> tell(store::Write& tx, const Proposal& proposal, const std::map<std::string, Inherited>& found) {
    if (const auto held = jobs::hold(tx, run_.lease()); !held) return held;
    const auto people = tx.one("directive.load_proposal_people", proposal.id.value);
    const office::AccountId head{people->maybe_text("settled_by").value_or("")};
    const auto source = load_paper_row(tx, proposal.paper);
    if (!source) return tl::unexpected(source.error());
    std::size_t told = 0;
    for (const auto& [id, one] : found) {
      if (tx.one("directive.is_told", proposal.id.value, id)->boolean("is_told")) continue;
      tx.run("directive.insert_told", proposal.id.value, id, to_rfc3339(clock_.now()));
      tell_office(tx, one, *source, head);
      ++told;
    }
    if (told > 0) {
      office::audit(tx, clock_, {},
                    {.event = "directive.inheritors_told",
                     .subject_kind = "paper",
                     .subject_id = proposal.paper.value,
                     .field = "proposal",
                     .before = {},
                     .after = std::to_string(told)});
    }
    return {};
  }

  void tell_office(store::Write& tx, const Inherited& one, const PaperRow& source, const office::AccountId& head) const {
    const bool may_name = one.cites && source.handling.empty();
    const office::NewNotice notice{.kind = "findings",
                                   .words = "error_inherited",
                                   .subject_kind = "paper",
                                   .subject_id = one.paper.id.value,
                                   .unit = one.paper.unit,
                                   .facts = {may_name ? source.number : std::string(), one.units}};
    for (const office::AccountId& account : office::list_own_holders(tx, "papers.read", one.paper.unit, clock_.today(), head))
      office::notify(tx, clock_, account, notice);
  }

  store::Database& database_;
  const Clock& clock_;
  const Tables& tables_;
  jobs::Run& run_;
};

}  // namespace

std::vector<Inherited> find_inherited(store::Read& tx, const PaperId& paper, const ProposedFinding& finding, const Tables& tables) {
  const Span error = finding.finding.where;
  if (error.empty()) return {};
  const std::string text = current_text(tx, paper).text;
  const Span words = with_neighbours(text, error);
  if (count_telling(words.of(text)) < kTellingCharacters) return {};
  const auto own_row = load_paper_row(tx, paper);
  const auto family = list_inheritors(tx, paper, words, office::sight_of_all(), tables);
  if (!own_row || !family) return {};
  std::vector<Inherited> found;
  for (const Inheritor& inheritor : family->papers) {
    if (!inheritor.has_very_words || inheritor.paper.unit == own_row->unit) continue;
    const CurrentText other = current_text(tx, inheritor.paper.id);
    const std::size_t at = other.text.find(words.of(text), inheritor.where.begin);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + error.begin - words.begin;
    const Span where{begin, begin + error.size()};
    const std::size_t unit = text::count_utf16(std::string_view(other.text).substr(0, begin));
    const std::size_t units = text::count_utf16(where.of(other.text));
    found.push_back({.paper = inheritor.paper,

                     .where = where,
                     .units = std::to_string(unit) + "-" + std::to_string(unit + units),
                     .cites = inheritor.cites});
  }
  return found;
}

void put_telling(store::Write& tx, const Clock& clock, const ProposalId& proposal, const office::UnitId& unit) {
  jobs::put(tx, clock, {.kind = std::string(kTellKind), .key = proposal.value, .payload = proposal.value, .unit = unit.value});
}

jobs::Kind tell_kind(store::Database& database, const Clock& clock, const Tables& tables) {
  return {.name = std::string(kTellKind),
          .handler = [&database, &clock, &tables](jobs::Run& run) { return Teller(database, clock, tables, run).work(); }};
}

}  // namespace nhipcau::directive::letters
