#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

/// Work done later: a queue in the office's own database, and the threads that work it off.
namespace nhipcau::jobs {

using JobId = Id<struct JobTag>;

enum class State { waiting, running, done, failed, cancelled };
std::string_view to_name(State state);  ///< "waiting", as it is stored and shown
inline bool is_open(State state) {
  return state == State::waiting || state == State::running;
}

/// How far a job is.
struct Progress {
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: not known
  std::string step_key;    ///< message key of what it is doing; may be empty
};

/// Something to be said to a person: a message key and what fills it. An empty key: nothing.
struct Remark {
  std::string key;
  std::vector<std::string> args;  ///< without line breaks
};

struct Job {
  JobId id;
  std::string kind;
  std::string name;  ///< what it is about, to be shown; may be empty
  std::string payload;
  std::string asked_by;    ///< id of an account; empty: the program itself
  std::string asked_from;  ///< network address; empty on the command line
  std::string unit;        ///< for which unit it works, in the words of who put it; may be empty
  State state = State::waiting;
  int attempts = 0;  ///< begun and not given back
  bool is_cancel_wanted = false;
  Progress progress;
  std::string result;  ///< in the words of the kind; of an ended job
  Remark error;        ///< why it failed; of an open one, why its last attempt did
  Instant made_at;
  std::optional<Instant> started_at;  ///< none: never claimed
  std::optional<Instant> ended_at;    ///< none: still open
};

/// One of the things a job works through, and what came of it.
struct Item {
  std::int64_t position = 0;  ///< from 1; given by put()
  std::string name;           ///< to be shown; empty: nothing may be said of it
  std::string subject;        ///< what it is, in the words of the kind
  std::string outcome;        ///< in the words of the kind; empty: still to do
  std::string made;           ///< id of what came of it; empty: nothing
  Remark message;
};

}  // namespace nhipcau::jobs
