#include "cli/lineage_text.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "cli/shortened.hpp"
#include "text/scan.hpp"

namespace nhipcau::cli {
namespace {

using directive::lineage::Change;
using directive::lineage::Descent;
using directive::lineage::Lineage;
using directive::lineage::Part;
using directive::lineage::Relation;
using directive::lineage::Tie;

constexpr std::size_t kPassageCharacters = 76;
constexpr std::size_t kBarCharacters = 40;

std::string padded(std::string words, std::size_t width) {
  const std::size_t taken = text::count_characters(words);
  if (taken < width) words.append(width - taken, ' ');
  return words;
}

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

/// On one line: spaces and line ends become one space.
std::string one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (!is_space) line += c;
    if (is_space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

class Writer {
 public:
  Writer(const Lineage& lineage, std::span<const api::NamedReading> papers, std::span<const Descent> descents, api::Language language)
      : lineage_(lineage), papers_(papers), descents_(descents), language_(language) {}

  std::string write() {
    out_ = papers_.back().file + "\n";
    for (std::size_t i = 0; i < lineage_.parents.size(); ++i) out_ += "  " + say("cli.lineage_against", {file_of(i)}) + "\n";
    write_shares();
    if (lineage_.is_cut) out_ += "\n  " + say("cli.lineage_cut", {std::to_string(directive::lineage::kMostWords)}) + "\n";
    out_ += "\n  " + say("cli.lineage_passages") + "\n";
    std::size_t next = 0;
    bool says_gone = false;
    for (std::size_t i = 0; i < lineage_.ties.size(); ++i) {
      const Tie& tie = lineage_.ties[i];
      if (tie.relation == Relation::dropped && !says_gone) out_ += "\n  " + say("cli.lineage_gone") + "\n";
      says_gone |= tie.relation == Relation::dropped;
      write_tie(tie);
      if (next < descents_.size() && descents_[next].tie == i) write_descent(tie, descents_[next++]);
    }
    return out_;
  }

 private:
  [[nodiscard]] std::string say(std::string_view key, std::vector<std::string> args = {}) const {
    return api::message(language_, key, args);
  }
  [[nodiscard]] std::size_t paper_of(std::size_t parent) const { return descents_.empty() ? parent : papers_.size() - 2; }
  [[nodiscard]] const std::string& file_of(std::size_t parent) const { return papers_[paper_of(parent)].file; }
  [[nodiscard]] static std::string name_of(const std::string& file) { return std::filesystem::path(file).filename().string(); }

  void write_shares() {
    const auto& shares = lineage_.shares;
    out_ += "\n";
    write_share(Relation::inherited, shares.inherited);
    write_share(Relation::adapted, shares.adapted);
    write_share(Relation::moved, shares.moved);
    write_share(Relation::added, shares.added);
    write_share(Relation::dropped, shares.dropped);
    if (lineage_.parents.size() < 2) return;
    out_ += "\n";
    for (std::size_t i = 0; i < lineage_.parents.size(); ++i)
      out_ += "  " + say("cli.lineage_given", {percent(lineage_.parents[i].given), file_of(i)}) + "\n";
  }

  void write_share(Relation relation, double share) {
    std::string bar;
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::lround(share * kBarCharacters)); ++i) bar += "▪";
    std::string number = percent(share);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
    out_ += "  " + padded(say("lineage.share_" + std::string(to_name(relation))), 22) + number + (bar.empty() ? "" : "  " + bar) + "\n";
  }

  [[nodiscard]] std::string line(const api::NamedReading& paper, const Part& part) const {
    return std::to_string(api::line_of(paper.reading, part));
  }

  void write_tie(const Tie& tie) {
    const api::NamedReading& child = papers_.back();
    std::string places;
    if (tie.child) places = line(child, lineage_.child[tie.child->part]);
    if (tie.parent) {
      const Part& from = lineage_.parents[tie.parent->paper].parts[tie.parent->part];
      places += std::string(tie.child ? " ← " : "") + (lineage_.parents.size() > 1 ? name_of(file_of(tie.parent->paper)) + ":" : "") +
                line(papers_[paper_of(tie.parent->paper)], from);
    }
    const bool is_changed = tie.similarity < 1 && tie.child && tie.parent;
    const double shown = std::min(tie.similarity, 0.99);  // what was changed is never told as the whole
    const std::string relation = say("lineage." + std::string(to_name(tie.relation))) + (is_changed ? " " + percent(shown) : "");
    out_ += "    " + padded(places, lineage_.parents.size() > 1 ? 22 : 11) + "  " + padded(relation, 16) + "  ";
    const std::string_view words =
        tie.child ? tie.child->where.of(child.reading.text) : tie.parent->where.of(papers_[paper_of(tie.parent->paper)].reading.text);
    out_ += shortened(one_line(words), kPassageCharacters) + "\n";
    if (!tie.changes.empty()) write_changes(tie);
    for (const auto& other : tie.others) {
      const Part& part = lineage_.parents[other.place.paper].parts[other.place.part];
      out_ += "        " + say("cli.lineage_also_in", {file_of(other.place.paper), line(papers_[other.place.paper], part)}) + "\n";
    }
  }

  /// "… tính chính xác, [-đầy đủ thông điệp-] {+phù hợp+}; phương thức …": of what was kept its two ends.
  void write_changes(const Tie& tie) {
    const std::string_view child = papers_.back().reading.text;
    const std::string_view parent = papers_[paper_of(tie.parent->paper)].reading.text;
    std::string words;
    for (std::size_t i = 0; i < tie.changes.size(); ++i) {
      const Change& change = tie.changes[i];
      if (!words.empty()) words += ' ';
      if (change.kind == Change::Kind::kept) {
        words += ends_of(one_line(change.child.of(child)), i == 0, i + 1 == tie.changes.size());
        continue;
      }
      if (!change.parent.empty()) words += "[-" + one_line(change.parent.of(parent)) + "-]";
      if (!change.parent.empty() && !change.child.empty()) words += ' ';
      if (!change.child.empty()) words += "{+" + one_line(change.child.of(child)) + "+}";
    }
    out_ += "        " + words + "\n";
  }

  static std::string ends_of(const std::string& kept, bool is_first, bool is_last) {
    constexpr std::size_t kWords = 4;
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < kept.size();) {
      const std::size_t end = std::min(kept.find(' ', at), kept.size());
      words.push_back(std::string_view(kept).substr(at, end - at));
      at = end + 1;
    }
    if (words.size() <= 2 * kWords + 2) return kept;
    std::string shown;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_shown = (i < kWords && !is_first) || (i + kWords >= words.size() && !is_last);
      const bool is_gap = is_first ? i == 0 : i == kWords;
      if (is_shown) shown += (shown.empty() ? "" : " ") + std::string(words[i]);
      if (is_gap) shown += shown.empty() ? "…" : " …";
    }
    return shown;
  }

  void write_descent(const Tie& tie, const Descent& descent) {
    if (descent.stands.empty() || (descent.stands.size() == 1 && tie.parent)) return;
    const auto& first = descent.stands.back();
    const api::NamedReading& paper = papers_[first.paper];
    out_ += "        " + say("cli.lineage_first_in", {paper.file, std::to_string(paper.reading.place_of(first.where.begin).line)}) + "\n";
  }

  const Lineage& lineage_;
  std::span<const api::NamedReading> papers_;
  std::span<const Descent> descents_;
  api::Language language_;
  std::string out_;
};

}  // namespace

std::string lineage_text(const Lineage& lineage, std::span<const api::NamedReading> papers, std::span<const Descent> descents,
                         api::Language language) {
  return Writer(lineage, papers, descents, language).write();
}

}  // namespace nhipcau::cli
