#include "files/pdf_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <semaphore>
#include <vector>

#include "base/require.hpp"
#include "files/memory_file.hpp"
#include "files/pdf_wire.hpp"
#include "files/pdf_worker.hpp"

namespace nhipcau::files {
namespace {

using SteadyClock = std::chrono::steady_clock;  // measures work, tells no time
constexpr int kMostSlots = 64;

/// Gives the slot back at its end.
template <class Semaphore>
class Slot {
 public:
  explicit Slot(Semaphore& slots) : slots_(slots) {}
  ~Slot() { slots_.release(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  Semaphore& slots_;
};

/// Input, output and nothing else: no other open file, no environment.
class Actions {
 public:
  Actions(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Something to poll for the end of a process. (Debian 12's header of pidfd_open is not for C++.)
int open_process(pid_t id) {
  return static_cast<int>(syscall(SYS_pidfd_open, id, 0));
}

/// A process of ours: stopped and waited for at the latest when this ends.
class Child {
 public:
  explicit Child(pid_t id) : id_(id), descriptor_(open_process(id)) {}
  ~Child() {
    if (!is_over_) stop();
    if (descriptor_ >= 0) close(descriptor_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Its state once it ended; none if it had to be stopped.
  std::optional<int> wait_until(SteadyClock::time_point end) {
    while (true) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - SteadyClock::now()).count();
      pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
      const int ready = descriptor_ < 0 || left <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(left) + 1);
      if (ready > 0) return reap();
      if (ready == 0) return stop(), std::nullopt;
      if (errno != EINTR) return stop(), std::nullopt;
    }
  }

 private:
  int reap() {
    int state = 0;
    while (waitpid(id_, &state, 0) < 0 && errno == EINTR) {
    }
    is_over_ = true;
    return state;
  }
  void stop() {
    kill(id_, SIGKILL);
    reap();
  }

  pid_t id_;
  int descriptor_;
  bool is_over_ = false;
};

std::optional<pid_t> spawn(const std::string& program, std::vector<std::string> words, const Actions& actions) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  char* const no_environment[] = {nullptr};
  pid_t id = 0;
  if (posix_spawn(&id, program.c_str(), actions.get(), nullptr, arguments.data(), no_environment) != 0) return std::nullopt;
  return id;
}

}  // namespace

struct PdfChildren::Slots {
  std::counting_semaphore<kMostSlots> free;
};

PdfChildren::PdfChildren(std::filesystem::path program, int most_at_once)
    : program_(std::move(program)), slots_(new Slots{std::counting_semaphore<kMostSlots>(most_at_once)}) {}

PdfChildren::~PdfChildren() = default;

Result<std::string> PdfChildren::run(std::string_view bytes, const Limits& limits, const std::vector<std::string>& words) const {
  const std::chrono::seconds patience(limits.seconds);
  if (!slots_->free.try_acquire_for(patience)) return fail(Code::unavailable, "files.busy");
  const Slot slot(slots_->free);
  const auto end = SteadyClock::now() + patience;  // the child's own: what was waited for others is not held against it
  const MemoryFile input(bytes);
  const MemoryFile output;
  const auto id = spawn(program_.string(), words, Actions(input.descriptor(), output.descriptor()));
  if (!id) throw BrokenInvariant("the program cannot start itself to read a PDF: " + program_.string());
  const auto state = Child(*id).wait_until(end);
  if (!state || (WIFSIGNALED(*state) && WTERMSIG(*state) == SIGXCPU)) return fail(Code::too_large, "files.too_slow");
  if (!WIFEXITED(*state) || WEXITSTATUS(*state) != 0) return fail(Code::invalid, "files.damaged_pdf");
  return output.content();
}

Result<Extracted> PdfChildren::read(std::string_view bytes, const Limits& limits) const {
  const auto wire = run(bytes, limits, to_words(PdfTask{.picture = {}, .limits = limits}));
  if (!wire) return Fail(wire.error());
  auto read = extracted_from_wire(*wire);
  if (read && read->bytes.size() > limits.text_bytes)
    return fail(Code::too_large, "files.too_long");  // whatever the child thinks of limits
  return read;
}

Result<std::string> PdfChildren::draw(std::string_view bytes, const Picture& picture, const Limits& limits) const {
  const auto wire = run(bytes, limits, to_words(PdfTask{.picture = picture, .limits = limits}));
  if (!wire) return Fail(wire.error());
  return picture_from_wire(*wire);
}

Result<std::string> draw_page(std::string_view bytes, const Picture& picture, const Limits& limits) {
  return limits.pdf_children == nullptr ? draw_pdf_page(bytes, picture) : limits.pdf_children->draw(bytes, picture, limits);
}

}  // namespace nhipcau::files
