#include "files/xml_names.hpp"

#include "files/xml_source.hpp"

namespace nhipcau::files {

XmlNames::XmlNames(pugi::xml_node root, std::string_view source) {
  const std::string own(prefix_of(root.name()));
  space = root.attribute(own.empty() ? "xmlns" : ("xmlns:" + own).c_str()).value();
  if (!own.empty()) {
    prefix = mark_prefix = own + ":";
    return;
  }
  if (space.empty()) return;
  std::string name = "marks";
  while (source.find(name + ":") != std::string::npos) name += "x";
  mark_prefix = name + ":";
  declaration = " xmlns:" + name + "=\"" + to_xml(space) + "\"";
}

std::string XmlNames::attribute(std::string_view local, std::string_view value) const {
  return " " + mark_prefix + std::string(local) + "=\"" + to_xml(value) + "\"";
}

std::string XmlNames::element(std::string_view local, std::string_view attributes, std::string_view inside) const {
  const std::string name = mark_prefix + std::string(local);
  const std::string head = "<" + name + declaration + std::string(attributes);
  return inside.empty() ? head + "/>" : head + ">" + std::string(inside) + "</" + name + ">";
}

std::string XmlNames::letters(std::string_view local, std::string_view text) const {
  const std::string name = prefix + std::string(local);
  return "<" + name + " xml:space=\"preserve\">" + to_xml(text) + "</" + name + ">";
}

std::string with_last_child(std::string source, std::string_view element) {
  auto token = find_token(source, 0);
  while (token && token->kind == XmlToken::Kind::other) token = find_token(source, token->where.end);
  const Span root = token ? find_element(source, token->where.begin) : Span{};
  if (root.empty()) return source;
  if (token->kind == XmlToken::Kind::empty_element) {
    const std::string closing = "</" + std::string(token->name_in(source)) + ">";
    return source.replace(root.end - 2, 2, ">" + std::string(element) + closing);
  }
  return source.insert(source.rfind("</", root.end - 1), element);
}

}  // namespace nhipcau::files
