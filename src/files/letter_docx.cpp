#include "files/letter_docx.hpp"

#include <algorithm>
#include <utility>

#include "files/docx_package.hpp"
#include "files/docx_words.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::files {
namespace {

using M = PaperMeasures;
using Form = Letter::Form;

constexpr int kCentimetre = 567;
constexpr int kLeftColumn = 3515;  // 6.2 cm: "CỘNG HÒA … VIỆT NAM" in bold 13 pt fits into what is left
constexpr int kRightColumn = M::kTextWidth - kLeftColumn;
constexpr int kAddressee = 3 * kCentimetre;
constexpr int kUnderColon = 1100;  // "Kính gửi:" in 14 pt: addressees stand under its colon
constexpr int kSignature = 5;      // lines left for signature and seal
constexpr int kAnswerLines = 3;
constexpr std::size_t kAnswerDots = 130;  // as wide as the text

/// Sizes in half points. State: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II and V (numbers of the cells in brackets); Party: Hướng dẫn
/// 05-HD/VPTW.
struct FormSizes {
  int state_name;  ///< Quốc hiệu (1); "ĐẢNG CỘNG SẢN VIỆT NAM"
  int motto;       ///< Tiêu ngữ (1)
  int issuer;      ///< (2)
  int number;      ///< (3)
  int date;        ///< (4)
  int subject;     ///< (5b)
  int body;        ///< (6), Kính gửi (9a), who signs (7a to 7c)
  int recipients;  ///< "Nơi nhận:" (9b)
  int recipient;
};
constexpr FormSizes kStateSizes{26, 28, 26, 26, 28, 24, 28, 24, 22};
constexpr FormSizes kPartySizes{30, 0, 28, 28, 28, 24, 28, 28, 24};

/// About how wide a line is: good enough for a rule beneath it.
int width_of(std::string_view text, int half_points) {
  double ems = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    at += length;
    ems += text::is_upper(c) ? 0.74 : text::is_letter(c) ? 0.52 : 0.27;
  }
  return static_cast<int>(ems * half_points * 10);
}

/// A rule of this length in the middle of a column.
std::string rule(int length, int column) {
  const int beside = std::max((column - length) / 2, 0);
  return to_paragraph("", {.left = beside, .right = beside, .exact_line = 60, .has_rule = true});
}

std::string cell(int width, const std::string& inside) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" + inside + "</w:tc>";
}

/// Two columns without borders and margins. Each row is a left and a right cell, which no page parts.
std::string table(int left, int right, const std::vector<std::pair<std::string, std::string>>& rows) {
  const auto column = [](int width) { return "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>"; };
  std::string xml = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(left + right) +
                    "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
                    "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>" +
                    column(left) + column(right) + "</w:tblGrid>";
  for (const auto& [a, b] : rows) xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell(left, a) + cell(right, b) + "</w:tr>";
  return xml + "</w:tbl>";
}

std::string centred(std::string_view text, WordLook look, int above = 0) {
  return to_paragraph(to_run(text, look), {.align = Align::center, .above = above});
}

/// Days below 10 and the months 1 and 2 have two digits (mục II.4 of the Decree; Party papers the same).
std::string date_line(const Letter& letter) {
  const auto padded = [](int number, int below) { return (number < below ? "0" : "") + std::to_string(number); };
  const std::string place = letter.place.empty() ? "" : letter.place + ", ";
  if (!letter.issued_on) return place + "ngày      tháng      năm " + to_rfc3339(letter.made_at).substr(0, 4);
  const Date& day = *letter.issued_on;
  return place + "ngày " + padded(day.day(), 10) + " tháng " + padded(day.month(), 3) + " năm " + std::to_string(day.year());
}

std::string number_line(const Letter& letter) {
  return (letter.form == Form::state ? "Số: " : "Số ") + (letter.number.empty() ? std::string(8, ' ') : letter.number) + letter.symbol;
}

std::string head(const Letter& letter, const FormSizes& sizes) {
  const bool is_state = letter.form == Form::state;
  std::string issuer = letter.parent.empty() ? "" : centred(letter.parent, {.half_points = sizes.issuer});
  int issuer_width = 0;
  for (const Span line : text::lines(letter.issuer + "\n")) {
    issuer += centred(line.of(letter.issuer), {.is_bold = true, .half_points = sizes.issuer});
    issuer_width = std::max(issuer_width, std::min(width_of(line.of(letter.issuer), sizes.issuer), kLeftColumn));
  }
  issuer += is_state ? rule(issuer_width * 2 / 5, kLeftColumn) : centred("*", {.half_points = sizes.issuer});
  const std::string name = is_state ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" : "ĐẢNG CỘNG SẢN VIỆT NAM";
  const std::string motto = "Độc lập - Tự do - Hạnh phúc";
  std::string state = centred(name, {.is_bold = true, .half_points = sizes.state_name});
  if (is_state) state += centred(motto, {.is_bold = true, .half_points = sizes.motto});
  state += rule(is_state ? width_of(motto, sizes.motto) : width_of(name, sizes.state_name), kRightColumn);
  std::string number = centred(number_line(letter), {.half_points = sizes.number}, 120);
  if (!letter.subject.empty() && letter.title.empty()) {
    const std::string lead = is_state ? "V/v " : "";
    number += centred(lead + letter.subject, {.is_italic = !is_state, .half_points = sizes.subject}, 120);
  }
  std::string date = centred(date_line(letter), {.is_italic = true, .half_points = sizes.date}, 120);
  if (!letter.handling.empty()) date += centred(letter.handling, {.is_bold = true, .half_points = sizes.number}, 120);
  return table(kLeftColumn, kRightColumn, {{issuer, state}, {number, date}});
}

/// The kind of paper and what it is about, below one another in the middle (5a).
std::string title(const Letter& letter, const FormSizes& sizes) {
  if (letter.title.empty()) return {};
  std::string out = centred(letter.title, {.is_bold = true, .half_points = sizes.body}, 360);
  out += centred(letter.subject, {.is_bold = true, .half_points = sizes.body});
  return out + rule(M::kTextWidth / 5, M::kTextWidth);
}

/// One addressee stands on the line of "Kính gửi:", several below it, each with a dash (9a).
std::string addressees(const Letter& letter, const FormSizes& sizes) {
  const WordLook look{.is_italic = letter.form == Form::party, .half_points = sizes.body};
  if (letter.addressees.empty()) return to_paragraph("", {.below = M::kBelow});
  if (letter.addressees.size() == 1) {
    const std::string runs = to_run("Kính gửi: ", look) + to_run(letter.addressees.front(), {.half_points = sizes.body});
    return to_paragraph(runs, {.align = Align::center, .above = 360, .below = 240});
  }
  std::string lines = to_paragraph(to_run("Kính gửi:", look), {.left = kAddressee, .above = 360, .keeps_next = true});
  for (std::size_t i = 0; i < letter.addressees.size(); ++i) {
    const bool is_last = i + 1 == letter.addressees.size();
    const std::string line = "- " + letter.addressees[i] + (is_last ? "." : ";");
    lines += to_paragraph(to_run(line, {.half_points = sizes.body}),
                          {.left = kAddressee + kUnderColon + 170, .hanging = 170, .below = is_last ? 240 : 0});
  }
  return lines;
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (const Span line : text::lines(text)) {
    if (const std::string_view words = text::trim(line.of(text)); !words.empty()) paragraphs.emplace_back(words);
  }
  return paragraphs;
}

/// The same, ended as the letter's form wants it.
std::vector<std::string> ended_paragraphs_of(const std::string& text, Form form) {
  std::vector<std::string> paragraphs = paragraphs_of(text);
  if (paragraphs.empty()) return paragraphs;
  std::string& last = paragraphs.back();
  if (last.ends_with("./.")) last.resize(last.size() - 3);
  if (last.ends_with(".")) last.pop_back();
  last += form == Form::state ? "./." : ".";
  return paragraphs;
}

std::string paragraphs(const std::vector<std::string>& texts, const Letter& letter, const FormSizes& sizes) {
  ParagraphLook look{.align = Align::both, .first_line = M::kIndent, .below = M::kBelow, .line = 264};
  if (letter.form == Form::party) look.exact_line = 400;  // 20 pt, of 18 to 22
  std::string out;
  for (const std::string& paragraph : texts) out += to_paragraph(to_run(paragraph, {.half_points = sizes.body}), look);
  return out;
}

/// A row of the letter's table; `look` of its words.
std::string table_row(const LetterTable& table, const std::vector<int>& widths, const std::vector<std::string>& cells, WordLook look) {
  const bool is_head = look.is_bold;
  std::string row = std::string("<w:tr><w:trPr><w:cantSplit/>") + (is_head ? "<w:tblHeader/>" : "") + "</w:trPr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string words = i < cells.size() ? cells[i] : std::string();
    const Align align = is_head || table.columns[i].is_centred ? Align::center : Align::left;
    row += cell(widths[i], to_paragraph(to_run(words, look), {.align = align, .above = 40, .below = 40}));
  }
  return row + "</w:tr>";
}

std::string table_of(const LetterTable& table, const FormSizes& sizes) {
  if (table.columns.empty()) return {};
  int shares = 0;
  for (const LetterTable::Column& column : table.columns) shares += std::max(column.share, 1);
  std::vector<int> widths;
  std::vector<std::string> heads;
  std::string xml = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(M::kTextWidth) + "\" w:type=\"dxa\"/><w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    xml += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
  xml += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const LetterTable::Column& column : table.columns) {
    widths.push_back(M::kTextWidth * std::max(column.share, 1) / shares);
    heads.push_back(column.head);
    xml += "<w:gridCol w:w=\"" + std::to_string(widths.back()) + "\"/>";
  }
  xml += "</w:tblGrid>" + table_row(table, widths, heads, {.is_bold = true, .half_points = sizes.recipients});
  for (const auto& cells : table.rows) xml += table_row(table, widths, cells, {.half_points = sizes.recipients});
  return xml + "</w:tbl>" + to_paragraph("", {.exact_line = 120});
}

std::string body(const Letter& letter, const FormSizes& sizes) {
  if (letter.table.columns.empty()) return paragraphs(ended_paragraphs_of(letter.body, letter.form), letter, sizes);
  return paragraphs(paragraphs_of(letter.body), letter, sizes) + table_of(letter.table, sizes) +
         paragraphs(ended_paragraphs_of(letter.closing, letter.form), letter, sizes);
}

/// Lines for a hand to write on.
std::string answer(const Letter& letter, const FormSizes& sizes) {
  if (letter.answer.empty()) return {};
  std::string out =
      to_paragraph(to_run(letter.answer, {.is_bold = true, .half_points = sizes.body}), {.above = M::kBelow, .keeps_next = true});
  for (int i = 0; i < kAnswerLines; ++i)
    out += to_paragraph(to_run(std::string(kAnswerDots, '.'), {.half_points = sizes.body}), {.above = 60});
  return out;
}

std::string recipients(const Letter& letter, const FormSizes& sizes) {
  const bool is_state = letter.form == Form::state;
  if (letter.recipients.empty()) return to_paragraph("");
  std::string out = to_paragraph(
      to_run("Nơi nhận:", {.is_bold = is_state, .is_italic = is_state, .is_underlined = !is_state, .half_points = sizes.recipients}),
      {.above = M::kBelow});
  for (std::size_t i = 0; i < letter.recipients.size(); ++i) {
    const bool is_last = i + 1 == letter.recipients.size();
    out += to_paragraph(to_run("- " + letter.recipients[i] + (is_last ? "." : ";"), {.half_points = sizes.recipient}),
                        {.left = 142, .hanging = 142});
  }
  return out;
}

std::string signature(const Letter& letter, const FormSizes& sizes) {
  std::string out;
  for (std::size_t i = 0; i < letter.titles.size(); ++i) {
    const bool is_bold = letter.form == Form::state || i == 0;  // Party papers: the post is not bold
    out += centred(letter.titles[i], {.is_bold = is_bold, .half_points = sizes.body}, i == 0 ? M::kBelow : 0);
  }
  for (int i = 0; i < kSignature; ++i) out += to_paragraph("", {.align = Align::center});
  return out + centred(letter.signer, {.is_bold = true, .half_points = sizes.body});
}

std::string cleaned_line(const std::string& text) {
  std::string line = text::clean(text).text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return std::string(text::trim(line));
}

/// The texts of one line; each with the name that an error calls it by.
std::vector<std::pair<const char*, std::string*>> lines_of(Letter& letter) {
  std::vector<std::pair<const char*, std::string*>> lines = {
      {"parent", &letter.parent},   {"issuer", &letter.issuer},     {"number", &letter.number}, {"symbol", &letter.symbol},
      {"place", &letter.place},     {"handling", &letter.handling}, {"title", &letter.title},   {"answer", &letter.answer},
      {"subject", &letter.subject}, {"signer", &letter.signer},     {"author", &letter.author}};
  const std::pair<const char*, std::vector<std::string>*> lists[] = {
      {"addressees", &letter.addressees}, {"titles", &letter.titles}, {"recipients", &letter.recipients}};
  for (const auto& [name, list] : lists) {
    for (std::string& line : *list) lines.emplace_back(name, &line);
  }
  for (LetterTable::Column& column : letter.table.columns) lines.emplace_back("table", &column.head);
  for (auto& row : letter.table.rows)
    for (std::string& cell : row) lines.emplace_back("table", &cell);
  return lines;
}

std::optional<Error> find_fault(Letter& letter) {
  const auto too_long = [](const char* which) { return Error{Code::too_large, "files.letter_too_long", {which}}; };
  if (letter.body.size() + letter.closing.size() > Letter::kMostBodyBytes) return too_long("body");
  if (letter.table.columns.size() > LetterTable::kMostColumns || letter.table.rows.size() > LetterTable::kMostRows)
    return too_long("table");
  for (const auto* list : {&letter.addressees, &letter.titles, &letter.recipients}) {
    if (list->size() > Letter::kMostLines) return too_long("lines");
  }
  for (const auto& [name, line] : lines_of(letter)) {
    if (line->size() > Letter::kMostBytes) return too_long(name);
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> write_letter(const Letter& given) {
  Letter letter = given;
  if (auto fault = find_fault(letter)) return Fail(std::move(*fault));
  letter.issuer = text::clean(letter.issuer).text;
  for (const auto& [name, line] : lines_of(letter))
    if (line != &letter.issuer) *line = cleaned_line(*line);
  letter.body = text::clean(letter.body).text;
  letter.closing = text::clean(letter.closing).text;
  const FormSizes& sizes = letter.form == Form::state ? kStateSizes : kPartySizes;
  const std::string foot =
      table(M::kTextWidth / 2, M::kTextWidth - M::kTextWidth / 2, {{recipients(letter, sizes), signature(letter, sizes)}});
  const std::string inside = head(letter, sizes) + title(letter, sizes) + addressees(letter, sizes) + body(letter, sizes) +
                             answer(letter, sizes) + foot + to_paragraph("", {.exact_line = 20});
  return write_package({.body = inside, .author = letter.author, .title = letter.subject, .at = letter.made_at});
}

}  // namespace nhipcau::files
