#pragma once
#include <string>

#include "base/date.hpp"
#include "directive/paper.hpp"
#include "directive/read.hpp"

namespace nhipcau::directive {

/// Why a field as the reader gives it is in doubt, as a message key; empty if it is sure. Rules:
///   missing                 nothing was found, and such papers have it (a letter has no type; not every body has a parent or a capacity,
///                           few papers a mark of handling)
///   number_blank            a draft's number, not yet given out ("…/KH-UBND")
///   number_rewritten        written in a form the rules do not know; the record holds the right one
///   number_and_type_differ  the code in the number is not that of the type named in the header
///   date_impossible         the day does not exist
///   date_incomplete         the date line gives no whole date
///   date_in_future          later than the day it came in
///   not_surely_recognised   it stands in words of a picture that were not surely recognised
///   issuer_composed         the full name stands nowhere in the paper: it was put together from parts
std::string doubt_of(const RecordField& field, const Reading& reading, Date received_on);

}  // namespace nhipcau::directive
