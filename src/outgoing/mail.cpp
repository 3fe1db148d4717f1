#include "outgoing/mail.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/base64url.hpp"
#include "base/require.hpp"

namespace nhipcau::outgoing {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
/// Of a part: base64 has no line that begins so.
constexpr std::string_view kBoundary = "=_nhipcau_part";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Pieces between dots, none empty, each of which passes.
template <class Passes>
bool is_dotted(std::string_view text, const Passes& passes) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    if (end == begin || !passes(text.substr(begin, end - begin))) return false;
    if (end == text.size()) return true;
    begin = end + 1;
  }
}

bool is_atom(std::string_view piece) {
  return std::ranges::all_of(
      piece, [](char c) { return is_letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos; });
}

bool is_label(std::string_view piece) {
  constexpr std::size_t kLongest = 63;
  return piece.size() <= kLongest && piece.front() != '-' && piece.back() != '-' &&
         std::ranges::all_of(piece, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

std::string to_base64(std::string_view bytes) {
  std::string text = to_base64url(bytes);
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  while (text.size() % 4 != 0) text += '=';
  return text;
}

/// On one line, without control characters.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return (static_cast<unsigned char>(c) < 0x20U) || c == 0x7F; }, ' ');
  return line;
}

/// The longest beginning of at most so many bytes that ends between two characters.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; }) && text.find("=?") == std::string_view::npos;
}

/// "=?UTF-8?B?…?=" as often as it takes, with a folded line between: no word is longer than 75 bytes, no character stands in two.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t kBytesOfAWord = 42;  // of which "Subject: " with its word still stands on one line
  std::string words;
  while (!text.empty()) {
    const auto piece = beginning(text, kBytesOfAWord);
    words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + to_base64(piece) + "?=");
    text.remove_prefix(piece.size());
  }
  return words;
}

/// Words of a header that nobody reads but a person. Plain ones that would make a line too long are encoded too, which folds them.
std::string in_header(std::string_view text) {
  constexpr std::size_t kShort = 60;
  const std::string line = on_one_line(beginning(text, kSubjectBytes));
  return is_plain(line) && line.size() <= kShort ? line : encoded_words(line);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string in_header(const MailAddress& address) {
  require(is_mail_address(address.address), "a mail to or from what is no address");
  if (address.name.empty()) return address.address;
  const std::string name = in_header(address.name);
  return (is_plain(name) && !name.starts_with("=?") ? quoted(name) : name) + "\r\n <" + address.address + ">";
}

/// "Sun, 22 Nov 2026 08:00:00 +0000"
std::string to_date(Instant at) {
  constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string iso = to_rfc3339(at);  // 2026-11-22T08:00:00.000Z
  const auto day = Date::from_iso(iso.substr(0, 10));
  require(day.has_value(), "an instant without a day");
  const auto weekday = std::chrono::weekday(day->to_days()).c_encoding();
  return std::string(kDays.at(weekday)) + ", " + iso.substr(8, 2) + " " + kMonths.at(static_cast<std::size_t>(day->month()) - 1) + " " +
         iso.substr(0, 4) + " " + iso.substr(11, 8) + " +0000";
}

std::string part(std::string_view type, std::string_view body) {
  constexpr std::size_t kLine = 76;
  require(body.size() <= kBodyBytes, "a mail that is longer than a mail may be");
  std::string out = "Content-Type: " + std::string(type) + "; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const std::string text = to_base64(body);
  for (std::size_t at = 0; at < text.size(); at += kLine) out.append(text, at, kLine).append(kLineEnd);
  return out;
}

/// "Letters and digits": what stands in an id is made by the program.
std::string message_id(const Mail& mail) {
  require(!mail.id.empty() && std::ranges::all_of(mail.id, is_letter_or_digit), "a mail's id of letters and digits");
  return "<" + mail.id + mail.from.address.substr(mail.from.address.rfind('@')) + ">";
}

}  // namespace

bool is_mail_address(std::string_view text) {
  constexpr std::size_t kLongestLocal = 64;
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > kLongestMailAddress || at > kLongestLocal) return false;
  const auto domain = text.substr(at + 1);
  return is_dotted(text.substr(0, at), is_atom) && is_dotted(domain, is_label) && domain.find('.') != std::string_view::npos;
}

std::string to_message(const Mail& mail) {
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) { out.append(name).append(": ").append(value).append(kLineEnd); };
  add("Date", to_date(mail.at));
  add("From", in_header(mail.from));
  add("To", in_header(mail.to));
  add("Message-ID", message_id(mail));
  add("Subject", in_header(mail.subject));
  add("Auto-Submitted", "auto-generated");                                                            // RFC 3834: no machine answers
  if (!mail.settings_at.empty()) add("List-Unsubscribe", "<" + on_one_line(mail.settings_at) + ">");  // RFC 2369
  add("MIME-Version", "1.0");
  if (mail.html.empty()) return out + part("text/plain", mail.text);
  add("Content-Type", "multipart/alternative; boundary=\"" + std::string(kBoundary) + "\"");
  const std::string next = "\r\n--" + std::string(kBoundary);
  return out + next + "\r\n" + part("text/plain", mail.text) + next + "\r\n" + part("text/html", mail.html) + next + "--\r\n";
}

}  // namespace nhipcau::outgoing
