#include "dav/request.hpp"

#include <algorithm>
#include <charconv>

#include "dav/filter.hpp"

namespace nhipcau::dav {
namespace {

using files::XmlElement;

constexpr files::XmlLimits kXmlLimits{.elements = kMostHrefs + 1000, .depth = 16};

tl::unexpected<Refusal> refuse(std::string key, int status = 400) {
  return tl::unexpected(Refusal{status, {}, std::move(key)});
}
tl::unexpected<Refusal> refuse_with(std::string_view space, std::string condition, std::string key) {
  return tl::unexpected(Refusal{403, Name{std::string(space), std::move(condition)}, std::move(key)});
}

Asked<XmlElement> parse(const std::string& body) {
  if (body.size() > kMostOctets) return refuse("caldav.asks_too_much", 413);
  auto root = files::parse_xml(body, kXmlLimits);
  if (root) return std::move(*root);
  return root.error().code == Code::too_large ? refuse("caldav.asks_too_much", 413) : refuse("caldav.bad_request");
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

bool is(const XmlElement& element, std::string_view space, std::string_view name) {
  return element.space == space && element.name == name;
}

/// CALDAV:calendar-data as it is wanted: iCalendar 2.0 and nothing else. Which components and properties is passed over: all are given.
Asked<void> read_data(const XmlElement& data, Wanted& out) {
  const std::string_view type = data.attribute("content-type"), version = data.attribute("version");
  if ((!type.empty() && type != "text/calendar") || (!version.empty() && version != "2.0"))
    return refuse_with(kCalDav, "supported-calendar-data", "caldav.unknown_data");
  const XmlElement* expand = data.child(kCalDav, "expand");
  if (expand == nullptr) return {};
  out.expand = parse_range(*expand);
  const bool is_whole = out.expand && out.expand->from && out.expand->until;
  return is_whole ? Asked<void>{} : refuse("caldav.bad_request");
}

Asked<void> read_names(const XmlElement& prop, Wanted& out) {
  for (const XmlElement& one : prop.children) {
    Name name{one.space, one.name};
    if (out.names.size() == kMostNames) return refuse("caldav.asks_too_much", 413);
    if (std::find(out.names.begin(), out.names.end(), name) == out.names.end()) out.names.push_back(std::move(name));
    if (!is(one, kCalDav, "calendar-data")) continue;
    if (auto read = read_data(one, out); !read) return read;
  }
  return {};
}

/// What stands in a PROPFIND, and beside other things in a REPORT.
Asked<Wanted> read_wanted(const XmlElement& root) {
  Wanted out;
  if (const XmlElement* prop = root.child(kDav, "prop")) {
    out.which = Wanted::Which::some;
    if (auto read = read_names(*prop, out); !read) return tl::unexpected(read.error());
  } else if (root.child(kDav, "propname") != nullptr) {
    out.which = Wanted::Which::names_alone;
  } else if (const XmlElement* more = root.child(kDav, "include")) {
    if (auto read = read_names(*more, out); !read) return tl::unexpected(read.error());
  }
  return out;
}

Asked<Report> read_query(const XmlElement& root, Wanted wanted) {
  const XmlElement* filter = root.child(kCalDav, "filter");
  if (filter == nullptr) return refuse_with(kCalDav, "valid-filter", "caldav.unknown_filter");
  auto parsed = parse_filter(*filter);
  if (!parsed) return tl::unexpected(parsed.error());
  return CalendarQuery{std::move(wanted), std::move(*parsed)};
}

Asked<Report> read_multiget(const XmlElement& root, Wanted wanted) {
  CalendarMultiget out{.wanted = std::move(wanted), .hrefs = {}};
  for (const XmlElement& one : root.children) {
    if (!is(one, kDav, "href")) continue;
    const std::string_view href = trimmed(one.text);
    if (href.empty() || href.size() > kMostOctetsOfText) return refuse("caldav.bad_request");
    if (out.hrefs.size() == kMostHrefs) return refuse("caldav.asks_too_much", 413);
    out.hrefs.emplace_back(href);
  }
  return out.hrefs.empty() ? refuse("caldav.bad_request") : Asked<Report>(std::move(out));
}

Asked<Report> read_sync(const XmlElement& root, Wanted wanted) {
  SyncCollection out{.wanted = std::move(wanted), .token = {}, .most = {}};
  if (const XmlElement* token = root.child(kDav, "sync-token")) out.token = trimmed(token->text);
  if (out.token.size() > kMostOctetsOfText) return refuse("caldav.bad_request");
  const XmlElement* limit = root.child(kDav, "limit");
  const XmlElement* most = limit == nullptr ? nullptr : limit->child(kDav, "nresults");
  if (most == nullptr) return out;
  const std::string_view digits = trimmed(most->text);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return refuse("caldav.bad_request");
  out.most = number;
  return out;
}

Asked<Report> read_free_busy(const XmlElement& root) {
  const XmlElement* range = root.child(kCalDav, "time-range");
  const auto during = range == nullptr ? std::nullopt : parse_range(*range);
  if (!during || !during->from || !during->until) return refuse("caldav.bad_request");
  return FreeBusyQuery{*during};
}

}  // namespace

Asked<Wanted> parse_propfind(const std::string& body) {
  if (trimmed(body).empty()) return Wanted{};
  const auto root = parse(body);
  if (!root) return tl::unexpected(root.error());
  if (!is(*root, kDav, "propfind")) return refuse("caldav.bad_request");
  return read_wanted(*root);
}

Asked<Report> parse_report(const std::string& body) {
  const auto root = parse(body);
  if (!root) return tl::unexpected(root.error());
  auto wanted = read_wanted(*root);
  if (!wanted) return tl::unexpected(wanted.error());
  if (is(*root, kCalDav, "calendar-query")) return read_query(*root, std::move(*wanted));
  if (is(*root, kCalDav, "calendar-multiget")) return read_multiget(*root, std::move(*wanted));
  if (is(*root, kCalDav, "free-busy-query")) return read_free_busy(*root);
  if (is(*root, kDav, "sync-collection")) return read_sync(*root, std::move(*wanted));
  return refuse_with(kDav, "supported-report", "caldav.unknown_report");
}

}  // namespace nhipcau::dav
