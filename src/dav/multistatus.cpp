#include "dav/multistatus.hpp"

#include "files/xml_source.hpp"

namespace nhipcau::dav {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view kDeclared =
    " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\" xmlns:CS=\"http://calendarserver.org/ns/\"";

struct Tag {
  std::string name, declared;
};

/// A name outside the three namespaces brings its own.
Tag tag_of(const Name& name) {
  if (name.space == kDav) return {"D:" + name.local, {}};
  if (name.space == kCalDav) return {"C:" + name.local, {}};
  if (name.space == kCalendarServer) return {"CS:" + name.local, {}};
  if (name.space.empty()) return {name.local, {}};  // nothing is declared for names without a prefix
  return {"X:" + name.local, " xmlns:X=\"" + files::to_xml(name.space) + "\""};
}

void put_empty(std::string& out, const Name& name) {
  const Tag tag = tag_of(name);
  out.append("<").append(tag.name).append(tag.declared).append("/>");
}

void put(std::string& out, const Property& property) {
  if (property.inside.empty()) return put_empty(out, property.name);
  const Tag tag = tag_of(property.name);
  out.append("<").append(tag.name).append(tag.declared).append(">").append(property.inside).append("</").append(tag.name).append(">");
}

std::string_view status_line(int status) {
  return status == 200 ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found";
}

void put_status(std::string& out, int status) {
  out.append("<D:status>").append(status_line(status)).append("</D:status>");
}

void put(std::string& out, const Answer& answer) {
  out.append("<D:response>").append(href_element(answer.href));
  if (answer.status) put_status(out, *answer.status);
  if (!answer.status && (!answer.found.empty() || answer.missing.empty())) {
    out += "<D:propstat><D:prop>";
    for (const Property& property : answer.found) put(out, property);
    out += "</D:prop>";
    put_status(out, 200);
    out += "</D:propstat>";
  }
  if (!answer.status && !answer.missing.empty()) {
    out += "<D:propstat><D:prop>";
    for (const Name& name : answer.missing) put_empty(out, name);
    out += "</D:prop>";
    put_status(out, 404);
    out += "</D:propstat>";
  }
  out += "</D:response>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\t' || c == '\n' || c == '\r') kept.push_back(c);
  }
  return files::to_xml(kept);
}

std::string href_element(const std::string& href) {
  return "<D:href>" + escaped(href) + "</D:href>";
}

std::string multistatus(const std::vector<Answer>& answers, const std::string& sync_token) {
  std::string out(kHead);
  out.append("<D:multistatus").append(kDeclared).append(">\n");
  for (const Answer& answer : answers) put(out, answer);
  if (!sync_token.empty()) out += "<D:sync-token>" + escaped(sync_token) + "</D:sync-token>\n";
  return out + "</D:multistatus>\n";
}

std::string error_body(const Name& condition, const std::string& sentence, const std::string& href) {
  std::string out(kHead);
  out.append("<D:error").append(kDeclared).append(" xmlns:N=\"urn:nhipcau\">");
  const Tag tag = tag_of(condition);
  if (href.empty()) {
    put_empty(out, condition);
  } else {
    out.append("<").append(tag.name).append(tag.declared).append("><D:resource>").append(href_element(href));
    out.append("<D:privilege><D:write/></D:privilege></D:resource></").append(tag.name).append(">");
  }
  out.append("<N:message>").append(escaped(sentence)).append("</N:message>");
  return out + "</D:error>\n";
}

}  // namespace nhipcau::dav
