#include "files/extract.hpp"

#include <utility>

#include "files/budget.hpp"
#include "files/converter.hpp"
#include "files/detect.hpp"
#include "files/docx.hpp"
#include "files/legacy_text.hpp"
#include "files/pdf.hpp"
#include "files/pdf_child.hpp"
#include "files/scan.hpp"
#include "files/zip.hpp"

namespace nhipcau::files {
namespace {

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

Fail not_a_paper(std::string_view kind) {
  return fail(Code::invalid, "files.not_a_paper", {std::string(kind)});
}

Result<Extracted> extract_docx(Zip& zip, Budget& budget) {
  auto extracted = read_docx(zip, budget);
  if (extracted && is_blank(extracted->bytes)) return fail(Code::invalid, "files.empty");
  return extracted;
}

/// By way of the DOCX that a converter makes of it.
Result<Extracted> extract_converted(std::string_view bytes, Format format, const Limits& limits) {
  const std::string kind = format == Format::doc ? "doc" : "odt";
  if (limits.converter == nullptr) return fail(Code::invalid, "files.old_word", {"." + kind});
  const auto docx = limits.converter->to_docx(bytes, kind);
  if (!docx) return Fail(docx.error());
  Budget budget(limits);
  auto zip = Zip::open(*docx, budget);
  if (!zip) return Fail(zip.error());
  auto extracted = extract_docx(*zip, budget);
  if (extracted) extracted->format = format;
  return extracted;
}

/// An OpenDocument text is looked into before a converter unpacks it: for a bomb, and for a password.
Result<Extracted> extract_odt(std::string_view bytes, Zip& zip, const Limits& limits) {
  for (const char* part : {"content.xml", "styles.xml"}) {
    if (!zip.has(part)) continue;
    if (const auto content = zip.read(part); !content) return Fail(content.error());
  }
  const auto manifest = zip.has("META-INF/manifest.xml") ? zip.read("META-INF/manifest.xml") : Result<std::string>(std::string());
  if (!manifest) return Fail(manifest.error());
  if (manifest->find("encryption-data") != std::string::npos) return fail(Code::invalid, "files.encrypted");
  return extract_converted(bytes, Format::odt, limits);
}

Result<Extracted> extract_zip(std::string_view bytes, const Limits& limits) {
  Budget budget(limits);
  auto zip = Zip::open(bytes, budget);
  if (!zip) return Fail(zip.error());
  const auto mimetype = zip->mimetype();
  if (!mimetype) return Fail(mimetype.error());
  const std::string_view kind = detect_package(zip->names(), *mimetype);
  if (kind == "ODT") return extract_odt(bytes, *zip, limits);
  if (kind != "DOCX") return not_a_paper(kind);
  return extract_docx(*zip, budget);
}

Result<Extracted> extract_scan(std::string_view bytes, const Limits& limits, Format format) {
  if (limits.recogniser == nullptr) return fail(Code::invalid, std::string(kIsScan));
  auto read = read_scan(bytes, limits, limits.on_scan_page);
  if (read) read->format = format;
  return read;
}

Result<Extracted> extract_pdf(std::string_view bytes, const Limits& limits) {
  auto read = limits.pdf_children == nullptr ? read_pdf(bytes, Budget(limits)) : limits.pdf_children->read(bytes, limits);
  if (!read && read.error().key == kIsScan) return extract_scan(bytes, limits, Format::pdf);
  return read;
}

Result<Extracted> extract_old_office(std::string_view bytes, const Limits& limits) {
  const std::string_view kind = detect_old_office(bytes);
  if (kind == "encrypted") return fail(Code::invalid, "files.encrypted");
  if (kind == "DOC") return extract_converted(bytes, Format::doc, limits);
  return not_a_paper(kind);
}

Result<Extracted> extract_by_kind(std::string_view bytes, const Limits& limits) {
  const Detected detected = detect(bytes);
  switch (detected.family) {
    case Family::zip: return extract_zip(bytes, limits);
    case Family::pdf: return extract_pdf(bytes, limits);
    case Family::picture: return extract_scan(bytes, limits, Format::picture);
    case Family::old_office: return extract_old_office(bytes, limits);
    case Family::other: return detected.name == kHeic ? Result<Extracted>(fail(Code::invalid, "files.heic")) : not_a_paper(detected.name);
    case Family::text: break;
  }
  if (bytes.size() > limits.text_bytes) return fail(Code::too_large, "files.too_long");
  return Extracted{.format = Format::plain_text, .bytes = std::string(bytes)};
}

}  // namespace

Result<Extracted> extract(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return fail(Code::too_large, "files.too_large");
  if (is_blank(bytes)) return fail(Code::invalid, "files.empty");
  auto extracted = extract_by_kind(bytes, limits);
  if (!extracted) return extracted;
  if (!extracted->is_recognised) to_unicode(*extracted);
  if (extracted->bytes.size() > limits.text_bytes) return fail(Code::too_large, "files.too_long");
  return extracted;
}

}  // namespace nhipcau::files
