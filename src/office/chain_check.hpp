#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/audit_chain.hpp"

namespace nhipcau::office {

/// One thing that is wrong in the audit trail.
struct AuditFault {
  enum class Kind {
    altered,       ///< the line, or what stands for it, is not what was written
    removed,       ///< the lines from `position` to `last_position` are gone
    moved,         ///< the line was written at `from_chain`, `from_position`
    added,         ///< the line was not written by the program, or its chain's head was set back
    head_altered,  ///< the head of the chain is not that of its last line
    chains_gone,   ///< the chains from `chain` to `last_position` are gone: a chain is begun only once all lower ones are
    head_removed,  ///< the chain has lines and no head: its lines were added, or its head was removed
    emptied,       ///< a value of the line was taken out, and no line that is in its place says who asked for it
    unchained,     ///< `last_position` lines stand outside the chains
    older_differ,  ///< the chain of lines from before does not end as the line that tells of it has it, or there is no such line
    differs,       ///< what was stated of the chain's head earlier is not what is there
    miscounted,    ///< the table holds another number of lines than its index: `last_position` of them were read
  };
  Kind kind = Kind::altered;
  std::int64_t chain = 0;
  std::int64_t position = 0;
  std::int64_t last_position = 0;
  std::int64_t from_chain = 0;
  std::int64_t from_position = 0;
  std::string line;  ///< its id; empty when it is gone
  friend bool operator==(const AuditFault&, const AuditFault&) = default;
};

/// Compares the lines of all chains, one after the other, with each other and with the chains' heads. A fault of many lines is told by its
/// first. Holds at most kMostFaults lines, however many come by.
class ChainCheck {
 public:
  /// heads  those of the chains, by chain
  explicit ChainCheck(std::vector<ChainHead> heads) : heads_(std::move(heads)) {}

  /// Lines come in the order of chain and position.
  void take(const ChainedLine& line);
  /// In its place among them, a line of which a value is of another kind than any that is written.
  void take_unreadable(std::int64_t chain, std::int64_t position, std::string_view id);
  /// After the last line: all faults, of which at most kMostFaults are kept.
  std::vector<AuditFault> finish();
  /// How many faults there were beyond those.
  [[nodiscard]] std::size_t more() const { return more_; }

  static constexpr std::size_t kMostFaults = 1000;

 private:
  /// A place in a chain whose line is not there, or not as it was.
  struct Place {
    std::int64_t chain = 0;
    std::int64_t position = 0;
    std::size_t fault = 0;  ///< in faults_
  };
  struct Suspect {
    ChainedLine line;
    std::size_t fault = 0;
  };

  void turn_to(std::int64_t chain);
  void begin_chain(std::int64_t chain);
  void pass_heads_before(std::int64_t chain);
  void check_number(std::int64_t chain);
  void end_chain();
  void check_link(const ChainedLine& line);
  void check_content(const ChainedLine& line);
  std::size_t add(AuditFault fault);
  void note_place(std::int64_t position, std::size_t fault);
  void find_moved();

  const std::vector<ChainHead> heads_;
  std::size_t next_head_ = 0;  ///< the first of a chain not seen yet
  const ChainHead* head_ = nullptr;
  std::optional<std::int64_t> chain_;
  std::int64_t next_chain_ = 1;  ///< of writers; chain 0 need not be

  // Of the line before, in the same chain.
  std::int64_t last_position_ = 0;
  std::string last_hash_;
  std::string last_line_;
  bool is_last_sure_ = true;  ///< its hash is the one it was written with, as far as it tells itself

  std::string hash_at_head_;  ///< of the line at the head's position
  std::string line_behind_head_;

  std::vector<AuditFault> faults_;
  std::size_t more_ = 0;
  std::multimap<std::string, Place> places_;  ///< by the hash of the line before them
  std::vector<Suspect> suspects_;
};

}  // namespace nhipcau::office
