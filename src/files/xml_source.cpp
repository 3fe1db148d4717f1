#include "files/xml_source.hpp"

#include <algorithm>

namespace nhipcau::files {
namespace {

std::size_t behind(std::string_view source, std::string_view mark, std::size_t from) {
  const std::size_t at = source.find(mark, from);
  return at == std::string_view::npos ? at : at + mark.size();
}

/// Behind the ">" of a tag; one in quotes ends nothing.
std::size_t end_of_tag(std::string_view source, std::size_t at) {
  while (true) {
    at = source.find_first_of("\"'>", at);
    if (at == std::string_view::npos || source[at] == '>') break;
    at = source.find(source[at], at + 1);
    if (at == std::string_view::npos) break;
    ++at;
  }
  return at == std::string_view::npos ? at : at + 1;
}

std::size_t end_of(std::string_view source, std::size_t at) {
  const std::string_view rest = source.substr(at);
  if (rest.starts_with("<!--")) return behind(source, "-->", at + 4);
  if (rest.starts_with("<![CDATA[")) return behind(source, "]]>", at);
  if (rest.starts_with("<?")) return behind(source, "?>", at);
  if (rest.starts_with("<")) return end_of_tag(source, at);
  return std::min(source.find('<', at), source.size());
}

}  // namespace

std::string_view XmlToken::name_in(std::string_view source) const {
  const std::string_view tag = where.of(source);
  return tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
}

std::optional<XmlToken> find_token(std::string_view source, std::size_t at) {
  if (at >= source.size()) return std::nullopt;
  const std::size_t end = end_of(source, at);
  if (end == std::string_view::npos) return std::nullopt;
  XmlToken token{.where = {at, end}};
  const std::string_view text = token.where.of(source);
  if (!text.starts_with("<") || text.starts_with("<!") || text.starts_with("<?")) return token;
  token.kind = text.starts_with("</") ? XmlToken::Kind::closing
               : text.ends_with("/>") ? XmlToken::Kind::empty_element
                                      : XmlToken::Kind::opening;
  return token;
}

Span find_element(std::string_view source, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t end = at;;) {
    const auto token = find_token(source, end);
    if (!token) return {at, at};
    end = token->where.end;
    if (token->kind == XmlToken::Kind::opening) ++depth;
    if (token->kind == XmlToken::Kind::closing && depth > 0) --depth;
    if (depth == 0) return token->kind == XmlToken::Kind::other ? Span{at, at} : Span{at, end};
  }
}

std::string to_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\r': out += "&#13;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

}  // namespace nhipcau::files
