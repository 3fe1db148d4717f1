#include "files/detect.hpp"

#include <algorithm>
#include <utility>

namespace nhipcau::files {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfHead = 1024;  // ISO 32000 wants the head first; readers accept it within so many bytes

constexpr std::pair<std::string_view, std::string_view> kMagic[] = {
    {"\x89PNG"sv, "PNG"},  // a broken one
    {"GIF8"sv, "GIF"},
    {"{\\rtf"sv, "RTF"},
    {"Rar!\x1A"sv, "RAR"},
    {"7z\xBC\xAF\x27\x1C"sv, "7Z"},
    {"\x1F\x8B"sv, "GZIP"},
    {"%!PS"sv, "PostScript"},
    {"\x7F"
     "ELF"sv,
     "binary"},
    {"MZ\x90"sv, "binary"},
    {"BZh"sv, "BZIP2"},
    {"\xFD"
     "7zXZ"sv,
     "XZ"},
};

/// Pictures that a page may be scanned to.
constexpr std::pair<std::string_view, std::string_view> kPictures[] = {
    {"\x89PNG\r\n\x1A\n"sv, "PNG"}, {"\xFF\xD8\xFF"sv, "JPEG"}, {"II*\0"sv, "TIFF"}, {"MM\0*"sv, "TIFF"}};

bool begins(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

/// Does `piece` stand at `at`? A shorter text has none there.
bool stands_at(std::string_view text, std::size_t at, std::string_view piece) {
  return text.size() >= at && begins(text.substr(at), piece);
}

/// By the brand of its "ftyp" box (ISO 14496-12): "heic", "heix", "heim", "hevc", "mif1", "msf1".
bool is_heic(std::string_view bytes) {
  return stands_at(bytes, 8, "hei") || stands_at(bytes, 8, "hevc") || stands_at(bytes, 8, "mif1") || stands_at(bytes, 8, "msf1");
}

/// Of markup alone; Vietnamese is never folded this way.
bool begins_any_case(std::string_view text, std::string_view lower_head) {
  if (text.size() < lower_head.size()) return false;
  return std::equal(lower_head.begin(), lower_head.end(), text.begin(), [](char want, char have) {
    return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have + ('a' - 'A')) : have);
  });
}

std::string_view skip_blank(std::string_view text) {
  if (begins(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// Length of a well-formed UTF-8 character at `at` (overlong forms are not looked for), or 0.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80U ? 1 : lead < 0xC2U ? 0 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : lead < 0xF5U ? 4 : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || (static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return 0;
  }
  return length;
}

/// More than one control character in a hundred, or three bytes in ten that are no UTF-8 (old one-byte Vietnamese codes have fewer).
bool is_binary(std::string_view bytes) {
  constexpr std::size_t kSample = 1U << 16U;
  const std::string_view sample = bytes.substr(0, kSample);
  std::size_t controls = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const auto byte = static_cast<unsigned char>(sample[at]);
    const std::size_t length = utf8_length(sample, at);
    if (length == 0) ++broken;
    if (byte < 0x20U && !(byte >= 0x09U && byte <= 0x0DU)) ++controls;
    at += std::max<std::size_t>(length, 1);
  }
  return controls * 100 > sample.size() || broken * 10 > sample.size() * 3;
}

std::string utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

/// Of a Word 97 paper, by the head of its WordDocument stream, which begins a sector ([MS-DOC] 2.5.2: wIdent, and fEncrypted).
bool has_word_password(std::string_view bytes) {
  constexpr std::size_t kSector = 512, kFlags = 11;
  for (std::size_t at = kSector; at + kFlags < bytes.size(); at += kSector) {
    if (stands_at(bytes, at, "\xEC\xA5"sv)) return (static_cast<unsigned char>(bytes[at + kFlags]) & 1U) != 0;
  }
  return false;
}

}  // namespace

Detected detect(std::string_view bytes) {
  if (begins(bytes, "PK\x03\x04"sv) || begins(bytes, "PK\x05\x06"sv)) return {Family::zip, "ZIP"};
  if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return {Family::old_office, "OLE2"};
  if (bytes.substr(0, kPdfHead).find("%PDF-") != std::string_view::npos) return {Family::pdf, "PDF"};
  for (const auto& [magic, name] : kPictures) {
    if (begins(bytes, magic)) return {Family::picture, name};
  }
  for (const auto& [magic, name] : kMagic) {
    if (begins(bytes, magic)) return {Family::other, name};
  }
  if (begins(bytes, "RIFF") && stands_at(bytes, 8, "WEBP")) return {Family::picture, "WEBP"};
  if (stands_at(bytes, 4, "ftyp")) return {Family::other, is_heic(bytes) ? kHeic : "MP4"};
  if (begins(bytes, "\xFF\xFE") || begins(bytes, "\xFE\xFF")) return {};
  const std::string_view start = skip_blank(bytes);
  if (begins_any_case(start, "<!doctype html") || begins_any_case(start, "<html")) return {Family::other, "HTML"};
  if (begins(start, "<?xml")) return {Family::other, "XML"};
  if (is_binary(bytes)) return {Family::other, begins(bytes, "BM") ? "BMP" : "binary"};
  return {};
}

std::string_view detect_package(const std::vector<std::string>& names, std::string_view mimetype) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {{"application/vnd.oasis.opendocument.text", "ODT"},
                                                                      {"application/vnd.oasis.opendocument.spreadsheet", "ODS"},
                                                                      {"application/vnd.oasis.opendocument.presentation", "ODP"},
                                                                      {"application/epub+zip", "EPUB"}};
  for (const auto& [type, name] : kTypes) {
    if (begins(mimetype, type)) return name;
  }
  const auto has_folder = [&](std::string_view folder) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return begins_any_case(name, folder); });
  };
  if (!has_folder("[content_types].xml") && !has_folder("word/")) return "ZIP";
  if (has_folder("xl/")) return "XLSX";
  if (has_folder("ppt/")) return "PPTX";
  return "DOCX";
}

std::string_view detect_old_office(std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> kStreams[] = {
      {"EncryptedPackage", "encrypted"}, {"WordDocument", "DOC"}, {"Workbook", "XLS"}, {"PowerPoint Document", "PPT"}};
  for (const auto& [stream, name] : kStreams) {
    if (bytes.find(utf16(stream)) == std::string_view::npos) continue;
    return name == "DOC" && has_word_password(bytes) ? "encrypted" : name;
  }
  return "OLE2";
}

}  // namespace nhipcau::files
