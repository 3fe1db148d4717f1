#include "office/audit_verify.hpp"

#include <algorithm>
#include <map>

#include "office/audit.hpp"
#include "office/audit_erase.hpp"

namespace nhipcau::office {
namespace {

using Kind = AuditFault::Kind;

constexpr int kPageLines = 2000;
constexpr int kMostErasures = 2 * static_cast<int>(kSealedValues);  // of one line, read to find who asked for them

/// Before every place in every chain.
const std::vector<store::Value> kBeginning{store::value(std::int64_t{-1}), store::value(std::int64_t{0}), store::value("")};

/// Whether a line of the trail says that this value was erased.
bool was_asked_for(store::Read& tx, const ChainedLine& line, SealedValue value) {
  const auto asked = list_audit(tx, kErasedKind, line.id, kMostErasures);
  return std::ranges::any_of(
      asked, [&](const AuditEntry& entry) { return entry.line.event == kErasedEvent && entry.line.field == to_name(value); });
}

class Verifying {
 public:
  Verifying(store::Read& tx, const AuditQuestion& question)
      : tx_(tx),
        question_(question),
        heads_(list_heads(tx)),
        check_(heads_),
        total_(tx.one("office.count_audit_lines")->integer("how_many")) {
    if (question.day) day_ends_at_ = to_rfc3339(end_of(*question.day));
    for (const ChainHead& head : question.earlier) earlier_.emplace(std::pair(head.chain, head.position), head.hash);
  }

  AuditVerdict run() {
    std::vector<store::Value> after = kBeginning;
    for (;;) {
      const auto page = tx_.many("office.list_chained_lines", after[0], after[1], after[2], kPageLines);
      for (const store::Row& row : page) take(row);
      if (question_.report) question_.report(verdict_.lines, total_);
      if (page.size() < kPageLines) break;
      const auto last = page.back().values();
      after = {last[kChainColumn], last[kPositionColumn], last[kIdColumn]};
    }
    return finish();
  }

 private:
  static constexpr std::size_t kIdColumn = 0, kChainColumn = 10, kPositionColumn = 11;  // of list_chained_lines

  void take(const store::Row& row) {
    ++verdict_.lines;
    const auto line = to_chained_line(row);
    if (!line) {
      others_.push_back({.kind = Kind::altered,
                         .chain = row.find_integer("chain").value_or(0),
                         .position = row.find_integer("position").value_or(0),
                         .line = std::string(row.find_view("id").value_or(""))});
      return;
    }
    check_.take(*line);
    check_erasures(*line);
    compare_with_earlier(*line);
    note_day(*line);
  }

  void check_erasures(const ChainedLine& line) {
    if (line.seal.find('!') == std::string::npos) return;  // nearly all
    for (const SealedValue value : {SealedValue::from_address, SealedValue::before, SealedValue::after}) {
      if (!is_erased(line, value)) continue;
      ++verdict_.erased_values;
      if (!was_asked_for(tx_, line, value))
        others_.push_back({.kind = Kind::emptied, .chain = line.chain, .position = line.position, .line = line.id});
    }
  }

  void compare_with_earlier(const ChainedLine& line) {
    const auto stated = earlier_.find({line.chain, line.position});
    if (stated == earlier_.end() || stated->second != line.hash) return;  // what is left at the end differs
    earlier_.erase(stated);
  }

  void note_day(const ChainedLine& line) {
    if (day_ends_at_.empty() || line.at >= day_ends_at_) return;
    auto& heads = verdict_.heads_of_day;
    if (heads.empty() || heads.back().chain != line.chain) heads.push_back({.chain = line.chain});
    heads.back().position = line.position;
    heads.back().hash = line.hash;
  }

  /// Lines outside the chains, and what is said of those from before.
  void check_older_lines() {
    const auto left = tx_.one("office.count_unchained_lines")->integer("how_many");
    if (left > 0) others_.push_back({.kind = Kind::unchained, .last_position = left});
    const auto said = list_audit_of(tx_, kChainedEvent, 2);
    const auto head = std::ranges::find(heads_, kOlderLines, &ChainHead::chain);
    const ChainHead last = head == heads_.end() ? ChainHead{.chain = kOlderLines} : *head;
    const std::string now = std::to_string(last.position) + " " + last.hash;
    const bool has_older = head != heads_.end();
    if (said.size() > 1 || (said.empty() ? has_older : said.front().line.after != now))
      others_.push_back({.kind = Kind::older_differ, .chain = kOlderLines, .position = last.position});
  }

  AuditVerdict finish() {
    verdict_.faults = check_.finish();
    verdict_.more_faults = check_.more();
    check_older_lines();
    for (const auto& [place, hash] : earlier_) others_.push_back({.kind = Kind::differs, .chain = place.first, .position = place.second});
    if (verdict_.lines != total_) others_.push_back({.kind = Kind::miscounted, .position = total_, .last_position = verdict_.lines});
    std::ranges::move(others_, std::back_inserter(verdict_.faults));
    verdict_.heads = std::move(heads_);
    return std::move(verdict_);
  }

  store::Read& tx_;
  const AuditQuestion& question_;
  std::vector<ChainHead> heads_;
  ChainCheck check_;
  const std::int64_t total_;
  std::string day_ends_at_;
  std::multimap<std::pair<std::int64_t, std::int64_t>, std::string> earlier_;  ///< not met yet
  std::vector<AuditFault> others_;
  AuditVerdict verdict_;
};

}  // namespace

AuditVerdict verify_audit(store::Read& tx, const AuditQuestion& question) {
  return Verifying(tx, question).run();
}

}  // namespace nhipcau::office
