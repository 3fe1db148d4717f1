#pragma once
#include <optional>
#include <string>
#include <vector>

#include "dav/names.hpp"

namespace nhipcau::dav {

/// A property with what it says. `inside` is XML: what comes from elsewhere is put in by `escaped`.
struct Property {
  Name name;
  std::string inside = {};
};

/// What is said of one thing: its properties, or, where `status` is given, that it is not there.
struct Answer {
  std::string href;  ///< as it stands in an address
  std::vector<Property> found = {};
  std::vector<Name> missing = {};  ///< asked for, but it has none such
  std::optional<int> status = {};
};

/// DAV:multistatus (RFC 4918, 13). The prefixes D, C and CS stand for the namespaces of names.hpp, also in `inside`.
/// sync_token  of a sync-collection (RFC 6578); empty: none
std::string multistatus(const std::vector<Answer>& answers, const std::string& sync_token = {});

/// DAV:error (RFC 4918, 16): the condition that was not met, and a sentence for people beside it, in a namespace of our own.
/// href  what it is about, as DAV:need-privileges tells it (RFC 3744, 7.1.1); empty: nothing is told
std::string error_body(const Name& condition, const std::string& sentence, const std::string& href = {});

/// As content of an element; characters that XML cannot hold are left out.
std::string escaped(std::string_view text);
/// <D:href>…</D:href>
std::string href_element(const std::string& href);

}  // namespace nhipcau::dav
