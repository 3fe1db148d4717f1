// tracked_copy FILE OUT: a corrected copy of a DOCX or of a text. In each line one word is changed, another is put in or taken out, as far
// as that can be; each third line bears a remark. Beside it stand OUT.old and OUT.new, the text as it was and as it should be; the number
// of changes is printed. Fails if the copy, read again, is not as it should be.
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/require.hpp"
#include "files/tracked_docx.hpp"
#include "files/tracked_sample.hpp"
#include "text/scan.hpp"

using namespace nhipcau;

namespace {

constexpr const char* kAuthor = "Nguyễn Thị Sửa";

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// The middle word of a line gives way, by turns to another one, to two, to a word with marks that XML escapes, to none.
files::Edits make_edits(const text::Cleaned& cleaned) {
  files::Edits edits{.author = kAuthor, .at = from_rfc3339("2026-11-23T05:04:55.000Z"), .changes = {}, .remarks = {}};
  std::size_t turn = 0;
  for (const Span line : text::lines(cleaned.text)) {
    const std::vector<Span> words = text::syllables(cleaned.text, line);
    if (words.empty() || edits.changes.size() >= files::Edits::kMost / 2) continue;
    const Span word = words[words.size() / 2];
    const std::string was(word.of(cleaned.text));
    const std::string puts[] = {was + "ữ", "đổi " + was, "<" + was + " & “" + was + "”>", ""};
    edits.changes.push_back({cleaned.places.find(cleaned.text, word.begin), was, puts[turn++ % std::size(puts)]});
    const Span first = words.front();
    if (turn % 3 == 0)
      edits.remarks.push_back({cleaned.places.find(cleaned.text, first.begin), std::string(first.of(cleaned.text)), "Xem lại.\nGợi ý"});
  }
  return edits;
}

/// What the text should be, once the placed changes are made.
std::string changed(const text::Cleaned& cleaned, const files::Edits& edits, const std::vector<files::Placing>& placings) {
  std::string out;
  std::size_t at = 0;
  std::size_t next = 0;
  for (const Span line : text::lines(cleaned.text)) {
    const std::vector<Span> words = text::syllables(cleaned.text, line);
    if (words.empty() || next >= edits.changes.size()) continue;
    const Span word = words[words.size() / 2];
    const std::size_t i = next++;
    if (placings[i] != files::Placing::placed) continue;
    out += cleaned.text.substr(at, word.begin - at) + edits.changes[i].put;
    at = word.end;
  }
  return out + cleaned.text.substr(at);
}

}  // namespace

int main(int count, char** arguments) {
  require(count == 3, "tracked_copy FILE OUT");
  const std::string file = read_file(arguments[1]);
  const auto extracted = files::extract(file);
  if (!extracted) {
    std::printf("refused %s\n", extracted.error().key.c_str());
    return 0;
  }
  const text::Cleaned cleaned = text::clean(extracted->bytes);
  const files::Edits edits = make_edits(cleaned);
  const bool is_docx = extracted->format == files::Format::docx;
  const auto tracked = is_docx ? files::track_docx(file, edits) : files::track_text(extracted->bytes, edits);
  require(tracked.has_value(), "no copy of a file that was read");
  const auto again = files::extract(tracked->bytes);
  require(again.has_value(), "a copy that is not read");
  const std::string expected = changed(cleaned, edits, tracked->changes);
  const std::string out = arguments[2];
  write_file(out, tracked->bytes);
  write_file(out + ".old", cleaned.text);
  write_file(out + ".new", expected);
  require(text::clean(again->bytes).text == expected, "a copy that says something else");
  const auto rejected = files::extract(files::sample::reject(tracked->bytes, kAuthor));
  require(rejected && text::clean(rejected->bytes).text == cleaned.text, "a copy that is not what it was when it is rejected");
  std::size_t placed = 0;
  for (const files::Placing placing : tracked->changes) placed += placing == files::Placing::placed ? 1 : 0;
  std::printf("%zu of %zu changes\n", placed, edits.changes.size());
  return 0;
}
