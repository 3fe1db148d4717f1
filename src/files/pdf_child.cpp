#include "files/pdf_child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <semaphore>
#include <vector>

#include "base/require.hpp"
#include "files/child_process.hpp"
#include "files/memory_file.hpp"
#include "files/pdf_wire.hpp"
#include "files/pdf_worker.hpp"
#include "files/ready.hpp"

namespace nhipcau::files {
namespace {

constexpr int kMostSlots = 64;

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
  const HeldPlace place(slots_->free);
  const auto end = SteadyClock::now() + patience;  // the child's own: what was waited for others is not held against it
  const MemoryFile input(bytes);
  const MemoryFile output;
  const auto id = spawn(program_.string(), words, Actions(input.descriptor(), output.descriptor()));
  if (!id) throw BrokenInvariant("the program cannot start itself to read a PDF: " + program_.string());
  const auto state = ChildProcess(*id).wait_until(end);
  if (!state || (WIFSIGNALED(*state) && WTERMSIG(*state) == SIGXCPU)) return fail(Code::too_large, "files.too_slow");
  if (!WIFEXITED(*state) || WEXITSTATUS(*state) != 0) return fail(Code::invalid, "files.damaged_pdf");
  return output.content();
}

Result<Extracted> PdfChildren::read(std::string_view bytes, const Limits& limits) const {
  const auto wire = run(bytes, limits, to_words(PdfTask{.what = PdfTask::What::read, .limits = limits}));
  if (!wire) return Fail(wire.error());
  auto read = extracted_from_wire(*wire);
  if (read && read->bytes.size() > limits.text_bytes)
    return fail(Code::too_large, "files.too_long");  // whatever the child thinks of limits
  return read;
}

Result<std::string> PdfChildren::draw(std::string_view bytes, const Picture& picture, const Limits& limits) const {
  const auto wire = run(bytes, limits, to_words(PdfTask{.what = PdfTask::What::draw, .picture = picture, .limits = limits}));
  if (!wire) return Fail(wire.error());
  return picture_from_wire(*wire);
}

Result<ReadyPage> PdfChildren::make_ready(std::string_view bytes, int page, const Limits& limits) const {
  const auto wire = run(bytes, limits, to_words(PdfTask{.what = PdfTask::What::make_ready, .picture = {.page = page}, .limits = limits}));
  if (!wire) return Fail(wire.error());
  return ready_page_from_wire(*wire);
}

Result<ReadyPage> ready_page(std::string_view bytes, int page, const Limits& limits) {
  return limits.pdf_children == nullptr ? make_ready(bytes, page, limits) : limits.pdf_children->make_ready(bytes, page, limits);
}

Result<std::string> draw_page(std::string_view bytes, const Picture& picture, const Limits& limits) {
  return limits.pdf_children == nullptr ? draw_page_here(bytes, picture) : limits.pdf_children->draw(bytes, picture, limits);
}

}  // namespace nhipcau::files
