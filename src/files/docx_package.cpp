#include "files/docx_package.hpp"

#include "files/xml_source.hpp"
#include "files/zip_writer.hpp"

namespace nhipcau::files {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string text(std::string_view a) {
  return std::string(a);
}

/// A root of WordprocessingML.
std::string part(const std::string& local, const std::string& inside) {
  return text(kXml) + "<w:" + local + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" +
         text(kOffice) + "\">" + inside + "</w:" + local + ">";
}

std::string content_types() {
  std::string list =
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const auto add = [&](const std::string& name, const std::string& type) {
    list += "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>";
  };
  add("/word/document.xml", text(kWord) + "document.main+xml");
  add("/word/styles.xml", text(kWord) + "styles+xml");
  add("/word/settings.xml", text(kWord) + "settings+xml");
  add("/word/header1.xml", text(kWord) + "header+xml");
  add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  return text(kXml) + "<Types xmlns=\"" + text(kPackage) + "/content-types\">" + list + "</Types>";
}

std::string relationships(const std::vector<std::pair<std::string, std::string>>& types_and_targets) {
  std::string list;
  int number = 0;
  for (const auto& [type, target] : types_and_targets) {
    list += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
  }
  return text(kXml) + "<Relationships xmlns=\"" + text(kPackage) + "/relationships\">" + list + "</Relationships>";
}

std::string core_properties(const DocxPackage& package) {
  constexpr std::size_t kSeconds = std::string_view("2026-11-23T05:04:55").size();
  const std::string at = to_rfc3339(package.at).substr(0, kSeconds) + "Z";
  const auto date = [&](const std::string& name) {
    return "<dcterms:" + name + " xsi:type=\"dcterms:W3CDTF\">" + at + "</dcterms:" + name + ">";
  };
  const std::string title = package.title.empty() ? "" : "<dc:title>" + to_xml(package.title) + "</dc:title>";
  return text(kXml) + "<cp:coreProperties xmlns:cp=\"" + text(kPackage) +
         "/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" +
         title + "<dc:creator>" + to_xml(package.author) + "</dc:creator><cp:lastModifiedBy>" + to_xml(package.author) +
         "</cp:lastModifiedBy>" + date("created") + date("modified") + "<dc:language>vi-VN</dc:language></cp:coreProperties>";
}

std::string styles() {
  const std::string font = "Times New Roman";
  return part("styles",
              "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font + "\" w:eastAsia=\"" + font +
                  "\" w:cs=\"" + font +
                  "\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>"
                  "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
                  "</w:pPrDefault></w:docDefaults>"
                  "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
                  "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
                  "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
                  "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
                  "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
                  "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
                  "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
}

std::string settings() {
  return part("settings",
              "<w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
              "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
              "</w:compat><w:themeFontLang w:val=\"vi-VN\"/>");
}

/// The page's number, 13 to 14 pt in the middle of the upper margin (Phụ lục I, mục II.6 of the Decree).
std::string head() {
  const auto mark = [](const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; };
  return part("hdr", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + mark("begin") +
                         "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + mark("separate") +
                         "<w:r><w:t>2</w:t></w:r>" + mark("end") + "</w:p>");
}

std::string section() {
  using M = PaperMeasures;
  const auto value = [](const std::string& name, int number) { return " w:" + name + "=\"" + std::to_string(number) + "\""; };
  return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz" + value("w", M::kWidth) + value("h", M::kHeight) +
         "/><w:pgMar" + value("top", M::kTop) + value("right", M::kRight) + value("bottom", M::kBottom) + value("left", M::kLeft) +
         value("header", M::kTop / 2) + value("footer", M::kBottom / 2) + value("gutter", 0) + "/><w:titlePg/></w:sectPr>";
}

}  // namespace

Result<std::string> write_package(const DocxPackage& package) {
  const std::string office = text(kOffice) + "/";
  return write_zip(
      {{"[Content_Types].xml", content_types()},
       {"_rels/.rels", relationships({{office + "officeDocument", "word/document.xml"},
                                      {text(kPackage) + "/relationships/metadata/core-properties", "docProps/core.xml"}})},
       {"docProps/core.xml", core_properties(package)},
       {"word/document.xml", part("document", "<w:body>" + package.body + section() + "</w:body>")},
       {"word/_rels/document.xml.rels",
        relationships({{office + "styles", "styles.xml"}, {office + "settings", "settings.xml"}, {office + "header", "header1.xml"}})},
       {"word/styles.xml", styles()},
       {"word/settings.xml", settings()},
       {"word/header1.xml", head()}});
}

}  // namespace nhipcau::files
