#include "office/chain_check.hpp"

#include <algorithm>
#include <limits>

namespace nhipcau::office {

using Kind = AuditFault::Kind;

namespace {
constexpr std::int64_t kNoChain = std::numeric_limits<std::int64_t>::max();  // no lane has such a number
}

void ChainCheck::take(const ChainedLine& line) {
  turn_to(line.chain);
  if (line.position <= last_position_) {  // 0 and less at the beginning of a chain, or a place that was taken
    add({.kind = Kind::added, .chain = line.chain, .position = line.position, .line = line.id});
    return;
  }
  check_link(line);
  check_content(line);
  if (head_ != nullptr && line.position == head_->position) hash_at_head_ = line.hash;
  if (head_ != nullptr && line.position > head_->position && line_behind_head_.empty()) line_behind_head_ = line.id;
  last_position_ = line.position;
  last_hash_ = line.hash;
  last_line_ = line.id;
}

void ChainCheck::take_unreadable(std::int64_t chain, std::int64_t position, std::string_view id) {
  turn_to(chain);
  add({.kind = Kind::altered, .chain = chain, .position = position, .line = std::string(id)});
  if (position <= last_position_) return;
  if (position > last_position_ + 1)
    add({.kind = Kind::removed, .chain = chain, .position = last_position_ + 1, .last_position = position - 1});
  last_position_ = position;
  last_hash_.clear();
  last_line_ = id;
  is_last_sure_ = false;
}

void ChainCheck::turn_to(std::int64_t chain) {
  if (chain_ == chain) return;
  end_chain();
  begin_chain(chain);
}

void ChainCheck::begin_chain(std::int64_t chain) {
  pass_heads_before(chain);
  check_number(chain);
  chain_ = chain;
  last_position_ = 0;
  last_hash_.clear();
  last_line_.clear();
  is_last_sure_ = true;
  hash_at_head_.clear();
  line_behind_head_.clear();
  head_ = next_head_ < heads_.size() && heads_[next_head_].chain == chain ? &heads_[next_head_++] : nullptr;
  if (head_ == nullptr) add({.kind = Kind::head_removed, .chain = chain});
}

void ChainCheck::pass_heads_before(std::int64_t chain) {
  for (; next_head_ < heads_.size() && heads_[next_head_].chain < chain; ++next_head_) {
    const ChainHead& head = heads_[next_head_];
    check_number(head.chain);
    add({.kind = Kind::removed, .chain = head.chain, .position = 1, .last_position = head.position});
  }
}

void ChainCheck::check_number(std::int64_t chain) {
  if (chain < next_chain_) return;
  if (chain > next_chain_) add({.kind = Kind::chains_gone, .chain = next_chain_, .last_position = chain - 1});
  next_chain_ = chain == kNoChain ? chain : chain + 1;
}

void ChainCheck::end_chain() {
  if (!chain_ || head_ == nullptr) return;
  if (head_->position > last_position_) {
    const auto fault = add({.kind = Kind::removed, .chain = *chain_, .position = last_position_ + 1, .last_position = head_->position});
    note_place(last_position_ + 1, fault);
    return;
  }
  const bool fits = head_->hash == hash_at_head_;
  if (head_->position < last_position_) {
    const Kind kind = fits ? Kind::added : Kind::head_altered;
    add({.kind = kind, .chain = *chain_, .position = head_->position + 1, .line = fits ? line_behind_head_ : ""});
  } else if (!fits && is_last_sure_) {
    add({.kind = Kind::head_altered, .chain = *chain_, .position = head_->position, .line = last_line_});
  }
}

/// What the line says of the one before it. A line that was altered together with its hash gives itself away here.
void ChainCheck::check_link(const ChainedLine& line) {
  if (line.position > last_position_ + 1) {
    const auto fault =
        add({.kind = Kind::removed, .chain = line.chain, .position = last_position_ + 1, .last_position = line.position - 1});
    note_place(last_position_ + 1, fault);
    return;
  }
  if (line.previous_hash == last_hash_ || !is_last_sure_) return;
  const auto own = hash_of(line);
  if (!own || own->hex != line.hash) return;  // it is itself the one that is wrong
  const bool is_first = line.position == 1;
  add({.kind = Kind::altered,
       .chain = line.chain,
       .position = is_first ? line.position : last_position_,
       .line = is_first ? line.id : last_line_});
}

void ChainCheck::check_content(const ChainedLine& line) {
  const auto own = hash_of(line);
  is_last_sure_ = own && own->hex == line.hash;
  if (is_last_sure_) return;
  const auto fault = add({.kind = Kind::altered, .chain = line.chain, .position = line.position, .line = line.id});
  if (line.position == last_position_ + 1) note_place(line.position, fault);
  if (suspects_.size() < kMostFaults) suspects_.push_back({line, fault});
}

std::vector<AuditFault> ChainCheck::finish() {
  end_chain();
  chain_.reset();
  pass_heads_before(kNoChain);
  find_moved();
  return faults_;
}

std::size_t ChainCheck::add(AuditFault fault) {
  if (faults_.size() == kMostFaults) {
    ++more_;
  } else {
    faults_.push_back(std::move(fault));
  }
  return faults_.size() - 1;
}

void ChainCheck::note_place(std::int64_t position, std::size_t fault) {
  if (places_.size() < kMostFaults) places_.emplace(last_hash_, Place{chain_.value(), position, fault});
}

/// A line that is right in another place, behind the line it says it came after, was moved from there.
void ChainCheck::find_moved() {
  for (const Suspect& suspect : suspects_) {
    const auto [first, last] = places_.equal_range(suspect.line.previous_hash);
    const auto from = std::find_if(first, last, [&](const auto& entry) {
      ChainedLine there = suspect.line;
      there.chain = entry.second.chain;
      there.position = entry.second.position;
      const auto hash = hash_of(there);
      return hash && hash->hex == there.hash;
    });
    AuditFault& fault = faults_[suspect.fault];
    if (from == last || fault.line != suspect.line.id) continue;
    fault.kind = Kind::moved;
    fault.from_chain = from->second.chain;
    fault.from_position = from->second.position;
  }
}

}  // namespace nhipcau::office
