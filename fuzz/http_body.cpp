// Reads any bytes as a JSON body, strictly; a deadline that is accepted is written and read back the same. Also as a file's name and as
// offsets of a selection.
#include <cstdlib>

#include "api/due_json.hpp"
#include "api/file_name.hpp"
#include "api/utf16.hpp"
#include "http/target.hpp"

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void read_as_deadline(std::string_view bytes) {
  const auto object = parse_object(bytes);
  if (!object) return;
  const auto due = read_due_date(*object);
  if (!due) return;
  const auto again = read_due_date(to_json(*due));
  if (due->kind == programme::DueDate::Kind::date && due->time.empty() && !due->day && !due->month)
    demand(again && again->date == due->date);
  (void)programme::fault_of(*due);
}

void read_as_fields(std::string_view bytes) {
  const auto object = parse_object(bytes);
  if (!object) return;
  FieldReader fields(*object);
  const auto title = fields.text("title", 10, 1);
  const auto with = fields.texts("with", 2, 5);
  (void)fields.integer("version");
  (void)fields.boolean("done");
  if (fields.finish()) return;
  demand(!title || (!title->empty() && title->size() <= 40));
  demand(!with || with->size() <= 2);
}

void read_as_name(std::string_view bytes) {
  const auto name = read_file_name(bytes);
  if (!name) return;
  demand(!name->empty() && name->find('/') == std::string::npos && name->find('\\') == std::string::npos &&
         name->find('\n') == std::string::npos);
  const std::string header = attachment_header(*name);
  demand(header.find_first_of("\r\n\"") == std::string::npos);
}

void read_as_offsets(std::string_view bytes) {
  if (!http::is_utf8(bytes)) return;
  const Utf16Offsets offsets(bytes);
  for (std::size_t unit = 0; unit <= offsets.size_units(); ++unit) {
    const auto byte = offsets.to_byte(unit);
    demand(!byte || offsets.to_units(*byte) == unit);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  read_as_deadline(bytes);
  read_as_fields(bytes);
  read_as_name(bytes);
  read_as_offsets(bytes);
  return 0;
}
