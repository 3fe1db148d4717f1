#pragma once
#include <zip.h>

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

// For tests alone: small packages made of strings.

namespace nhipcau::files::sample {

using Parts = std::map<std::string, std::string>;

struct Packing {
  bool is_encrypted = false;
};

/// A zip of these parts, deflated.
inline std::string make_zip(const Parts& parts, Packing packing = {}) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("a sample part could not be added");
    if (packing.is_encrypted) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret");
  }
  if (zip_close(archive) != 0) throw std::runtime_error("a sample zip could not be made");
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return bytes;
}

constexpr const char* kNamespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml")"
    R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")";

inline std::string wrap(const std::string& element, const std::string& inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + element + kNamespaces + ">" + inside + "</w:" + element + ">";
}

/// A paragraph of one run, with properties if given.
inline std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r></w:p>";
}

/// Parts of a DOCX with this body; more parts by their names within word/ ("numbering", "styles", "footnotes", "header1" …).
inline Parts docx_parts(const std::string& body, const std::map<std::string, std::string>& more = {}) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string rels = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  Parts parts;
  parts["[Content_Types].xml"] = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
  parts["_rels/.rels"] =
      rels + "<Relationship Id=\"r1\" Type=\"" + office + "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
  parts["word/document.xml"] = wrap("document", "<w:body>" + body + "<w:sectPr/></w:body>");
  std::string list = rels;
  for (const auto& [name, content] : more) {
    parts["word/" + name + ".xml"] = content;
    list += "<Relationship Id=\"" + name + "\" Type=\"" + office + name + "\" Target=\"" + name + ".xml\"/>";
  }
  parts["word/_rels/document.xml.rels"] = list + "</Relationships>";
  return parts;
}

inline std::string make_docx(const std::string& body, const std::map<std::string, std::string>& more = {}) {
  return make_zip(docx_parts(body, more));
}

}  // namespace nhipcau::files::sample
