#include "directive/doubts.hpp"

#include <algorithm>

#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

bool is_letter(const Document& paper) {
  return paper.number && paper.number->type_code.empty();
}

bool may_be_absent(FieldName name, const Document& paper) {
  if (name == FieldName::parent_body || name == FieldName::signer_capacity || name == FieldName::handling) return true;
  return name == FieldName::type && is_letter(paper);
}

std::string doubt_of_number(const Document& paper) {
  const Number& number = *paper.number;
  const bool is_given_out = !number.normalized.empty() && text::is_digit(text::decode(number.normalized, 0).code_point);
  if (!is_given_out) return "directive.doubt.number_blank";
  if (text::number_key(number.as_written) != text::number_key(number.normalized)) return "directive.doubt.number_rewritten";
  const bool both = !number.type_code.empty() && !paper.type_code.empty();
  if (both && number.type_code != paper.type_code) return "directive.doubt.number_and_type_differ";
  return {};
}

std::string doubt_of_missing_date(const Document& paper) {
  if (!paper.issued_on_text) return "directive.doubt.missing";
  const std::string& words = paper.issued_on_text->value;
  const auto dates = text::find_dates(words, {0, words.size()});
  const bool impossible = std::any_of(dates.begin(), dates.end(), [](const auto& date) { return !date.exists; });
  return impossible ? "directive.doubt.date_impossible" : "directive.doubt.date_incomplete";
}

std::string doubt_of_issuer(const RecordField& field, const Reading& reading) {
  const bool stands = text::search_key(reading.text).find(text::search_key(field.value)) != std::string::npos;
  return stands ? "" : "directive.doubt.issuer_composed";
}

/// What the field says of itself; empty if nothing is against it.
std::string doubt_of_words(const RecordField& field, const Reading& reading, Date received_on) {
  const Document& paper = reading.parsed.document;
  if (field.name == FieldName::issued_on) {
    if (!paper.issued_on) return doubt_of_missing_date(paper);
    return *paper.issued_on > received_on ? "directive.doubt.date_in_future" : "";
  }
  if (field.value.empty()) return may_be_absent(field.name, paper) ? "" : "directive.doubt.missing";
  if (field.name == FieldName::number) return doubt_of_number(paper);
  if (field.name == FieldName::issuer) return doubt_of_issuer(field, reading);
  return {};
}

/// Does it stand in words that were not surely recognised?
bool stands_in_doubtful_words(const RecordField& field, const Reading& reading) {
  const auto overlaps = [&](Span word) { return word.overlaps(*field.where); };
  return field.where && std::any_of(reading.doubtful.begin(), reading.doubtful.end(), overlaps);
}

}  // namespace

std::string doubt_of(const RecordField& field, const Reading& reading, Date received_on) {
  std::string doubt = doubt_of_words(field, reading, received_on);
  if (doubt.empty() && stands_in_doubtful_words(field, reading)) doubt = "directive.doubt.not_surely_recognised";
  return doubt;
}

}  // namespace nhipcau::directive
