#include "api/scan_json.hpp"

#include <cmath>

namespace nhipcau::api {
namespace {

double tenths(double points) {
  return std::round(points * 10) / 10;
}

}  // namespace

json::object to_json(const directive::WaitingScan& scan) {
  return {{"scan", scan.original.hex},
          {"file_name", scan.file_name},
          {"pages", scan.pages},
          {"text", scan.text},
          {"width", tenths(scan.size.width)},
          {"height", tenths(scan.size.height)},
          {"red_places", array_of(scan.red_places,
                                  [](const files::Box& box) {
                                    return json::object{{"x", tenths(box.left)},
                                                        {"y", tenths(box.top)},
                                                        {"width", tenths(box.width())},
                                                        {"height", tenths(box.height())}};
                                  })},
          {"until", to_rfc3339(scan.until)}};
}

}  // namespace nhipcau::api
