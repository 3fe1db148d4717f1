#include "text/clean.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/characters.hpp"
#include "text/residue.hpp"
#include "text/scan.hpp"
#include "text/utf16.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kLongestOriginal = 80;
constexpr std::size_t kBlock = 16;

/// One character of untrusted bytes. `length` is what it takes of them, `valid` false for a piece that is no UTF-8.
struct Raw {
  char32_t code_point = 0xFFFD;
  std::size_t length = 1;
  bool valid = false;
};

/// Reads one character; of broken ones the longest beginning that could have become one (Unicode 15, section 3.9, D93b).
Raw read_raw(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80U) return {lead, 1, true};
  if (lead < 0xC2U || lead > 0xF4U) return {};
  const std::size_t length = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  unsigned low = 0x80U;
  unsigned high = 0xBFU;
  if (lead == 0xE0U) low = 0xA0U;
  if (lead == 0xEDU) high = 0x9FU;
  if (lead == 0xF0U) low = 0x90U;
  if (lead == 0xF4U) high = 0x8FU;
  char32_t c = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(i) < low || byte(i) > high) return {0xFFFD, i, false};
    low = 0x80U;
    high = 0xBFU;
    c = (c << 6U) | (byte(i) & 0x3FU);
  }
  return {c, length, true};
}

/// Behind the longest run of plain characters from `at` that whole blocks hold. `steps` are those of PlainSteps.
std::size_t skip_plain_blocks(std::string_view bytes, std::size_t at, const std::uint64_t* steps) {
  while (bytes.size() - at >= kBlock) {
    const char* const block = bytes.data() + at;
    std::uint64_t state = PlainSteps::kBetween;
    for (std::size_t i = 0; i < kBlock; ++i) state = (steps[static_cast<unsigned char>(block[i])] >> state) & 63U;
    if (state == PlainSteps::kStopped) return at;
    at += kBlock;
    if (state != PlainSteps::kBetween) at = step_back(bytes, at);  // a character reaches into the next block
  }
  return at;
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view in) : in_(in), treatments_(treatment_table()), steps_(plain_steps().steps.data()) {
    text_.reserve(in.size());
    entries_.push_back({0, {}});
  }

  void note(RepairKind kind) { repairs_.push_back({{text_.size(), text_.size()}, kind, {}}); }
  void skip(std::size_t bytes) { at_ = counted_ = bytes; }

  Cleaned run() {
    while (at_ < in_.size()) {
      copy_plain();
      if (at_ < in_.size()) treat(read_raw(in_, at_));
    }
    return finish();
  }

 private:
  /// Copies the longest run that stays as it is.
  void copy_plain() {
    std::size_t end = at_;
    std::size_t length = 1;
    while (length != 0 && end < in_.size()) {
      end = skip_plain_blocks(in_, end, steps_);
      const std::size_t look_again = end + kBlock;
      for (; end < std::min(look_again, in_.size()); end += length) {
        length = plain_length(end);
        if (length == 0) break;
      }
    }
    text_.append(in_.substr(at_, end - at_));
    at_ = end;
  }

  /// Of the character at `at`, if it stays as it is; else 0. First the shapes that cannot be misread: ASCII, two bytes, and three
  /// behind E1 to EC, where no beginning is forbidden.
  [[nodiscard]] std::size_t plain_length(std::size_t at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(in_[at + i]); };
    const auto length_if_plain = [&](char32_t c, std::size_t length) { return treatments_[c] == Treatment::plain ? length : 0; };
    const unsigned lead = byte(0);
    if (lead < 0x80U) return length_if_plain(lead, 1);
    if (at + 3 <= in_.size() && is_continuation(in_[at + 1])) {
      if (lead >= 0xC2U && lead <= 0xDFU) return length_if_plain(((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2);
      if (lead >= 0xE1U && lead <= 0xECU && is_continuation(in_[at + 2])) {
        return length_if_plain(((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3);
      }
    }
    const Raw next = read_raw(in_, at);
    return next.valid && next.code_point <= 0xFFFF ? length_if_plain(next.code_point, next.length) : 0;
  }

  void treat(const Raw& next) {
    if (!next.valid) return replace_bad(next);
    switch (treatment_of(next.code_point)) {
      case Treatment::plain: return copy(next);
      case Treatment::compose:
        if (!compose_pairs()) compose_run();
        return;
      case Treatment::invisible:
      case Treatment::control: return compose_run();
      case Treatment::no_break: return write_space(next, RepairKind::no_break_space);
      case Treatment::odd_space: return write_space(next, RepairKind::odd_space);
      case Treatment::line_end: return end_line(next);
      case Treatment::newline: return new_line(1);
      case Treatment::replacement:
        repair(RepairKind::replacement_char, text_.size(), text_.size() + next.length, in_.substr(at_, next.length));
        return copy(next);
    }
  }

  void copy(const Raw& next) {
    text_.append(in_.substr(at_, next.length));
    at_ += next.length;
  }

  void replace_bad(const Raw& next) {
    place_at(at_);
    std::string shown;
    for (const char byte : in_.substr(at_, next.length)) {
      const auto value = static_cast<unsigned char>(byte);
      shown += {'\\', 'x', "0123456789ABCDEF"[value >> 4U], "0123456789ABCDEF"[value & 15U]};
    }
    repair(RepairKind::bad_utf8, text_.size(), text_.size() + 3, shown);
    append(text_, 0xFFFD);
    at_ += next.length;
    counted_ = at_;
    ++place_.column;
  }

  void write_space(const Raw& next, RepairKind kind) {
    repair(kind, text_.size(), text_.size() + 1, in_.substr(at_, next.length));
    text_.push_back(' ');
    at_ += next.length;
  }

  /// Any line end but LF. CR ends a line of the original; the others do not.
  void end_line(const Raw& next) {
    if (!reported_line_end_) repair(RepairKind::line_ending, text_.size(), text_.size() + 1, in_.substr(at_, next.length));
    reported_line_end_ = true;
    if (next.code_point == U'\r') return new_line(in_.substr(at_ + 1, 1) == "\n" ? 2 : 1);
    text_.push_back('\n');
    at_ += next.length;
  }

  void new_line(std::size_t length) {
    text_.push_back('\n');
    at_ += length;
    counted_ = at_;
    place_ = {place_.line + 1, 1};
    set_place(place_);
  }

  /// The usual case of compose_run: a letter of the Latin alphabet and its marks become one letter. False if it is not that; then
  /// nothing was done.
  bool compose_pairs() {
    if (text_.empty()) return false;
    const std::size_t base_at = step_back(text_, text_.size());
    char32_t letter = decode(text_, base_at).code_point;
    std::size_t end = at_;
    while (end < in_.size()) {
      const Raw next = read_raw(in_, end);
      if (!next.valid) break;
      const Treatment treatment = treatment_of(next.code_point);
      if (treatment == Treatment::invisible || treatment == Treatment::control) return false;
      if (treatment != Treatment::compose) break;
      letter = composed_pair(letter, next.code_point);
      if (letter == 0) return false;
      end += next.length;
    }
    place_at(at_);
    std::string written = text_.substr(base_at);
    written.append(in_.substr(at_, end - at_));
    text_.resize(base_at);
    append(text_, letter);
    repair_composed(base_at, written);
    at_ = end;
    set_place(place_at(at_));
    return true;
  }

  /// A character already written and all that follows it up to the next plain one: marks that may combine with it, and characters
  /// to drop, since what they held apart may combine.
  void compose_run() {
    const std::size_t base_at = step_back(text_, text_.size());
    std::u32string run;
    std::string written = text_.substr(base_at);
    if (!text_.empty()) run.push_back(decode(text_, base_at).code_point);
    place_at(at_);
    const std::size_t first_repair = repairs_.size();
    gather(run, written);
    const std::u32string composed = compose(run);
    text_.resize(base_at);
    for (const char32_t c : composed) append(text_, c);
    for (std::size_t i = first_repair; i < repairs_.size(); ++i) repairs_[i].where = {text_.size(), text_.size()};
    const bool has_dropped = repairs_.size() > first_repair;
    if (composed != run) repair_composed(base_at, written);
    const Place after = place_at(at_);
    if (has_dropped || composed.size() != run.size()) set_place(after);
  }

  void gather(std::u32string& run, std::string& written) {
    while (at_ < in_.size()) {
      const Raw next = read_raw(in_, at_);
      if (!next.valid) return;
      const std::string_view bytes = in_.substr(at_, next.length);
      const Treatment treatment = treatment_of(next.code_point);
      if (treatment == Treatment::invisible || treatment == Treatment::control) {
        const RepairKind kind = treatment == Treatment::control ? RepairKind::control : RepairKind::invisible;
        repair(kind, text_.size(), text_.size(), bytes);
      } else if (treatment == Treatment::compose) {
        run.push_back(next.code_point);
        written.append(bytes);
      } else {
        return;
      }
      at_ += next.length;
    }
  }

  /// Decomposed letters of one line are one repair while nothing but ASCII stands between them: text in NFD gives one a line.
  void repair_composed(std::size_t begin, std::string_view written) {
    if (last_composed_ < repairs_.size() && repairs_[last_composed_].where.end <= begin) {
      Repair& last = repairs_[last_composed_];
      const std::string_view between = std::string_view(text_).substr(last.where.end, begin - last.where.end);
      const bool together =
          std::all_of(between.begin(), between.end(), [](char c) { return c != '\n' && static_cast<unsigned char>(c) < 0x80U; });
      if (together) {
        remember(last.original, between);
        remember(last.original, written);
        last.where.end = text_.size();
        return;
      }
    }
    last_composed_ = repairs_.size();
    Repair made{{begin, text_.size()}, RepairKind::decomposed, {}};
    remember(made.original, written);
    repairs_.push_back(std::move(made));
  }

  void repair(RepairKind kind, std::size_t begin, std::size_t end, std::string_view original) {
    if (repairs_.empty() || repairs_.back().kind != kind || repairs_.back().where.end != begin) {
      repairs_.push_back({{begin, begin}, kind, {}});
    }
    repairs_.back().where.end = end;
    remember(repairs_.back().original, original);
  }

  /// Keeps a little more than needed; finish() cuts between characters.
  static void remember(std::string& kept, std::string_view more) {
    if (kept.size() < kLongestOriginal) kept.append(more.substr(0, kLongestOriginal + 4));
  }

  /// The original place of input byte `at`; counts on from the last one asked for.
  Place place_at(std::size_t at) {
    place_.column += static_cast<int>(count_characters(in_.substr(counted_, at - counted_)));
    counted_ = at;
    return place_;
  }

  void set_place(Place place) {
    if (entries_.back().at != text_.size()) entries_.push_back({text_.size(), {}});
    entries_.back().place = place;
  }

  static void shorten(std::string& kept) {
    if (kept.size() <= kLongestOriginal) return;
    std::size_t end = kLongestOriginal;
    while (is_continuation(kept[end])) --end;
    kept.resize(end);
  }

  Cleaned finish() {
    for (Repair& repair : repairs_) shorten(repair.original);
    std::vector<Repair> residues = find_residues(text_);
    repairs_.insert(repairs_.end(), std::make_move_iterator(residues.begin()), std::make_move_iterator(residues.end()));
    const auto is_before = [](const Repair& a, const Repair& b) { return a.where.begin < b.where.begin; };
    if (!std::is_sorted(repairs_.begin(), repairs_.end(), is_before)) std::stable_sort(repairs_.begin(), repairs_.end(), is_before);
    return {std::move(text_), std::move(repairs_), PlaceMap(std::move(entries_))};
  }

  std::string_view in_;
  const Treatment* treatments_;
  const std::uint64_t* steps_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // place_ is that of this byte of in_
  Place place_;
  std::string text_;
  std::vector<Repair> repairs_;
  std::vector<PlaceMap::Entry> entries_;
  std::size_t last_composed_ = static_cast<std::size_t>(-1);
  bool reported_line_end_ = false;
};

}  // namespace

Cleaned clean(std::string_view bytes) {
  if (const auto wide = from_utf16(bytes)) {
    Cleaner cleaner(wide->text);
    cleaner.note(RepairKind::utf16);
    if (wide->is_broken) cleaner.note(RepairKind::bad_utf8);
    return cleaner.run();
  }
  Cleaner cleaner(bytes);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    cleaner.note(RepairKind::byte_order_mark);
    cleaner.skip(3);
  }
  return cleaner.run();
}

bool is_utf8(std::string_view bytes) {
  const std::uint64_t* const steps = plain_steps().steps.data();
  for (std::size_t at = 0; at < bytes.size();) {
    at = skip_plain_blocks(bytes, at, steps);
    for (const std::size_t look_again = std::min(at + kBlock, bytes.size()); at < look_again;) {
      const Raw next = read_raw(bytes, at);
      if (!next.valid) return false;
      at += next.length;
    }
  }
  return true;
}

std::string_view to_name(RepairKind kind) {
  switch (kind) {
    case RepairKind::legacy_encoding: return "legacy_encoding";
    case RepairKind::utf16: return "utf16";
    case RepairKind::byte_order_mark: return "byte_order_mark";
    case RepairKind::bad_utf8: return "bad_utf8";
    case RepairKind::decomposed: return "decomposed";
    case RepairKind::no_break_space: return "no_break_space";
    case RepairKind::odd_space: return "odd_space";
    case RepairKind::invisible: return "invisible";
    case RepairKind::control: return "control";
    case RepairKind::line_ending: return "line_ending";
    case RepairKind::replacement_char: return "replacement_char";
    case RepairKind::converter_residue: return "converter_residue";
  }
  return "unknown";
}

}  // namespace nhipcau::text
