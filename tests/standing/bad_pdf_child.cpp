// Stands in for the program when it reads a PDF (pdf_child.hpp), bound by the same limits, and does what the bytes say instead, as a reader
// might that a hostile file took over. Built without sanitizers, which bring their own ways with memory.
//   answer …   gives what follows as the answer        leave       ends without a word
//   sleep      never ends, and does nothing            spin        never ends, and works
//   crash      breaks                                  allocate    takes 2 GiB
//   pour       writes 100 MiB                          open        keeps 100 files open
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "files/pdf_limits.hpp"

namespace {

std::string read_all() {
  std::string all;
  char piece[4096];
  for (ssize_t got = read(STDIN_FILENO, piece, sizeof piece); got > 0; got = read(STDIN_FILENO, piece, sizeof piece)) {
    all.append(piece, static_cast<std::size_t>(got));
  }
  return all;
}

int say(std::string_view answer) {
  return write(STDOUT_FILENO, answer.data(), answer.size()) == static_cast<ssize_t>(answer.size()) ? 0 : 1;
}

/// Gives the answer if nothing stops it.
int allocate(std::string_view answer) {
  constexpr std::size_t kPiece = 64U << 20U;
  for (int i = 0; i < 32; ++i) {
    if (mmap(nullptr, kPiece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED) return 1;
  }
  return say(answer);
}

int pour(std::string_view answer) {
  const std::string piece(1U << 20U, 'x');
  for (int i = 0; i < 100; ++i) {
    if (say(piece) != 0) return 1;
  }
  return say(answer);
}

int open_files(std::string_view answer) {
  for (int i = 0; i < 100; ++i) {
    if (open("/dev/null", O_RDONLY) < 0) return 1;
  }
  return say(answer);
}

}  // namespace

int main() {
  nhipcau::files::Limits limits;
  limits.seconds = 1;
  nhipcau::files::limit_pdf_process(limits);
  const std::string input = read_all();
  const std::size_t space = input.find(' ');
  const std::string_view order = std::string_view(input).substr(0, space);
  const std::string_view answer = space == std::string::npos ? std::string_view() : std::string_view(input).substr(space + 1);
  if (order == "answer") return say(answer);
  if (order == "allocate") return allocate(answer);
  if (order == "pour") return pour(answer);
  if (order == "open") return open_files(answer);
  if (order == "crash") raise(SIGSEGV);
  while (order == "sleep") pause();
  volatile bool goes_on = order == "spin";
  while (goes_on) {
  }
  return 0;
}
