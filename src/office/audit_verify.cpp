#include "office/audit_verify.hpp"

#include <algorithm>
#include <map>

#include "office/audit.hpp"
#include "office/audit_erase.hpp"

namespace nhipcau::office {
namespace {

using Kind = AuditFault::Kind;

constexpr int kPageLines = 2000;
constexpr int kMostErasures = 10;  // of one value, read to find one that stands in its place

/// Before every place in every chain.
const std::vector<store::Value> kBeginning{store::value(std::int64_t{-1}), store::value(std::int64_t{0}), store::value("")};

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
      std::vector<store::Value> reached{last[kChainColumn], last[kPositionColumn], last[kIdColumn]};
      if (reached == after) break;  // values of other kinds, which sort behind themselves: what was not read is miscounted
      after = std::move(reached);
    }
    return finish();
  }

 private:
  static constexpr std::size_t kIdColumn = 0, kChainColumn = 10, kPositionColumn = 11;  // of list_chained_lines

  void take(const store::Row& row) {
    ++verdict_.lines;
    const auto line = to_chained_line(row);
    if (!line) {
      take_unreadable(row);
      return;
    }
    check_.take(*line);
    check_erasures(*line);
    compare_with_earlier(*line);
    note_day(*line);
  }

  void take_unreadable(const store::Row& row) {
    const auto chain = row.find_integer("chain");
    const auto position = row.find_integer("position");
    const std::string id(row.find_view("id").value_or(""));
    if (chain && position) return check_.take_unreadable(*chain, *position, id);
    tell({.kind = Kind::altered, .chain = chain.value_or(0), .position = position.value_or(0), .line = id});
  }

  void check_erasures(const ChainedLine& line) {
    if (line.seal.find('!') == std::string::npos) return;  // nearly all
    for (const SealedValue value : {SealedValue::from_address, SealedValue::before, SealedValue::after}) {
      if (!is_erased(line, value)) continue;
      ++verdict_.erased_values;
      if (!was_asked_for(line, value)) tell({.kind = Kind::emptied, .chain = line.chain, .position = line.position, .line = line.id});
    }
  }

  /// Whether a line of the trail says that this value was erased, and is itself as it was written, in a chain that reaches so far. (That it
  /// follows the line before it is looked at when its turn comes.)
  bool was_asked_for(const ChainedLine& line, SealedValue value) {
    const auto rows = tx_.many("office.list_lines_about", kErasedKind, line.id, kErasedEvent, to_name(value), kMostErasures);
    return std::ranges::any_of(rows, [&](const store::Row& row) {
      const auto asked = to_chained_line(row);
      const auto hash = asked ? hash_of(*asked) : std::nullopt;
      if (!hash || hash->hex != asked->hash) return false;
      const auto head = std::ranges::find(heads_, asked->chain, &ChainHead::chain);
      if (head == heads_.end() || asked->position < 1 || asked->position > head->position) return false;
      const bool has_reason = !asked->values[1].empty() && !asked->values[2].empty();
      return has_reason && (asked->chain != line.chain || asked->position > line.position);
    });
  }

  void tell(AuditFault fault) {
    others_.size() < AuditVerdict::kMostOtherFaults ? others_.push_back(std::move(fault)) : void(++more_others_);
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
    if (left > 0) tell({.kind = Kind::unchained, .last_position = left});
    const auto said = tx_.many("office.list_audit_of", kChainedEvent, 2);
    const auto head = std::ranges::find(heads_, kOlderLines, &ChainHead::chain);
    const ChainHead last = head == heads_.end() ? ChainHead{.chain = kOlderLines} : *head;
    const std::string now = std::to_string(last.position) + " " + last.hash;
    const bool has_older = head != heads_.end();
    if (said.size() > 1 || (said.empty() ? has_older : said.front().find_view("after") != now))
      tell({.kind = Kind::older_differ, .chain = kOlderLines, .position = last.position});
  }

  AuditVerdict finish() {
    verdict_.faults = check_.finish();
    check_older_lines();
    for (const auto& [place, hash] : earlier_) tell({.kind = Kind::differs, .chain = place.first, .position = place.second});
    if (verdict_.lines != total_) tell({.kind = Kind::miscounted, .position = total_, .last_position = verdict_.lines});
    verdict_.more_faults = check_.more() + more_others_;
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
  std::vector<AuditFault> others_;                                             ///< of what ChainCheck does not look at
  std::size_t more_others_ = 0;
  AuditVerdict verdict_;
};

}  // namespace

AuditVerdict verify_audit(store::Read& tx, const AuditQuestion& question) {
  return Verifying(tx, question).run();
}

}  // namespace nhipcau::office
