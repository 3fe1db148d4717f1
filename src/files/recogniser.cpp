#include "files/recogniser.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <semaphore>
#include <string>

#include "base/require.hpp"
#include "files/child_process.hpp"
#include "files/memory_file.hpp"
#include "files/pdf_limits.hpp"

namespace nhipcau::files {
namespace {

constexpr int kMostTurns = 64;

std::vector<std::string> words_to_start(const Recogniser::Installed& installed, int pixels_per_inch, Recogniser::Layout layout) {
  const char* const mode = layout == Recogniser::Layout::page ? "3" : "11";  // fully automatic | sparse text
  return {installed.program.string(),
          "stdin",
          "stdout",
          "-l",
          "vie",
          "--tessdata-dir",
          installed.languages.string(),
          "--dpi",
          std::to_string(pixels_per_inch),
          "--psm",
          mode,
          "-c",
          "tessedit_create_hocr=1"};
}

/// The process after fork, before tesseract: only calls that are safe there. Does not come back.
[[noreturn]] void become(char* const* words, char* const* environment, int input, int output, const Limits& limits) {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0) _exit(127);
  close_range(STDERR_FILENO + 1, ~0U, 0);
  limit_pdf_process(limits);
  execve(words[0], words, environment);
  _exit(127);
}

pid_t start(std::vector<std::string> words, int input, int output, const Limits& limits) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string threads = "OMP_THREAD_LIMIT=1", locale = "LC_ALL=C";
  char* const environment[] = {threads.data(), locale.data(), nullptr};
  const pid_t id = fork();
  if (id == 0) become(arguments.data(), environment, input, output, limits);
  require(id > 0, "the machine starts no process to read a picture");
  return id;
}

}  // namespace

struct Recogniser::Turns {
  std::counting_semaphore<kMostTurns> free;
};

std::optional<Recogniser::Installed> Recogniser::find_installed() {
  for (const char* program : {"/usr/bin/tesseract", "/usr/local/bin/tesseract"}) {
    if (access(program, X_OK) != 0) continue;
    for (const char* languages : {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
                                  "/usr/local/share/tessdata"}) {
      if (access((std::string(languages) + "/vie.traineddata").c_str(), R_OK) == 0) return Installed{program, languages};
    }
  }
  return std::nullopt;
}

Recogniser::Recogniser(std::optional<Installed> installed, int most_at_once)
    : installed_(std::move(installed)), turns_(new Turns{std::counting_semaphore<kMostTurns>(most_at_once)}) {}

Recogniser::~Recogniser() = default;

Result<std::vector<RecognisedWord>> Recogniser::read(std::string_view picture, int pixels_per_inch, Layout layout, int seconds) const {
  if (!installed_) return fail(Code::unavailable, "files.no_recogniser");
  const std::chrono::seconds patience(seconds);
  if (!turns_->free.try_acquire_for(patience)) return fail(Code::unavailable, "files.busy");
  const HeldPlace turn(turns_->free);
  const auto end = SteadyClock::now() + patience;
  const MemoryFile input(picture);
  const MemoryFile output;
  const Limits limits{.seconds = seconds};
  const pid_t id = start(words_to_start(*installed_, pixels_per_inch, layout), input.descriptor(), output.descriptor(), limits);
  const auto state = ChildProcess(id).wait_until(end);
  if (!state || (WIFSIGNALED(*state) && WTERMSIG(*state) == SIGXCPU)) return fail(Code::too_large, "files.too_slow");
  if (!WIFEXITED(*state) || WEXITSTATUS(*state) != 0) return fail(Code::invalid, "files.damaged_picture");
  return words_of_hocr(output.content());
}

}  // namespace nhipcau::files
