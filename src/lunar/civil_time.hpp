#pragma once

/// The clock by which days of the Vietnamese calendar begin.
/// source  Quyết định 121/CP of 8 August 1967: UTC+7 from 1 January 1968; before it UTC+8, as the calendar of the North had it
namespace nhipcau::lunar {

/// A moment on that clock.
struct CivilMoment {
  int day = 0;        ///< counted from 1 January 1970
  double second = 0;  ///< since its midnight
  int shift = 0;      ///< -1 or 1: it is so near to midnight that it may belong to the day before or behind; 0: it is not
};

/// A moment `jde` (Julian date, Terrestrial Time). Near to midnight is within 20 s, which is more than our series are wrong, and twice the
/// error of what is known of the Earth's turning.
CivilMoment civil_moment(double jde);

/// The Julian date (Terrestrial Time) of the midnight at which a day begins.
double midnight_of(int day);

inline constexpr int kDecisionDay = -731;  ///< 1 January 1968, counted from 1 January 1970

}  // namespace nhipcau::lunar
