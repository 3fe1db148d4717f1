// Any bytes as what a calendar program asks: whatever is understood stays within the limits of dav/request.hpp, and what is told of it is
// well-formed.
#include <cstdlib>

#include "dav/multistatus.hpp"
#include "dav/request.hpp"
#include "files/xml_tree.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const dav::Wanted& wanted) {
  demand(wanted.names.size() <= dav::kMostNames);
  demand(!wanted.expand || (wanted.expand->from && wanted.expand->until && *wanted.expand->from < *wanted.expand->until));
  const std::string told = dav::multistatus({{.href = "/", .found = {}, .missing = wanted.names}});
  const auto root = files::parse_xml(told, {.elements = dav::kMostNames + 20});
  demand(root &&
         (wanted.names.empty() || root->children.at(0).children.back().child("DAV:", "prop")->children.size() == wanted.names.size()));
}

void check_refusal(const dav::Refusal& refusal) {
  demand(refusal.status == 400 || refusal.status == 403 || refusal.status == 413);
  demand((refusal.status == 403) == refusal.condition.has_value() && !refusal.key.empty());
}

void check(const dav::Report& report) {
  if (const auto* query = std::get_if<dav::CalendarQuery>(&report)) {
    check(query->wanted);
    demand(query->filter.properties.size() <= dav::kMostFilters);
    const auto& during = query->filter.during;
    demand(!during || during->from || during->until);
  }
  if (const auto* multiget = std::get_if<dav::CalendarMultiget>(&report)) {
    check(multiget->wanted);
    demand(!multiget->hrefs.empty() && multiget->hrefs.size() <= dav::kMostHrefs);
  }
  if (const auto* sync = std::get_if<dav::SyncCollection>(&report)) {
    check(sync->wanted);
    demand(sync->token.size() <= dav::kMostOctetsOfText);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string body(static_cast<const char*>(start), size);
  if (const auto wanted = dav::parse_propfind(body)) {
    check(*wanted);
  } else {
    check_refusal(wanted.error());
  }
  if (const auto report = dav::parse_report(body)) {
    check(*report);
  } else {
    check_refusal(report.error());
  }
  return 0;
}
