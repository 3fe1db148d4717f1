#include "files/pdf_worker.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>

#include "files/memory_file.hpp"
#include "files/pdf.hpp"
#include "files/pdf_limits.hpp"
#include "files/pdf_wire.hpp"
#include "files/ready.hpp"

namespace nhipcau::files {
namespace {

constexpr std::string_view kName = "nhipcau-pdf";
constexpr std::array<std::string_view, 3> kWhat = {"read-pdf", "draw-page", "ready-page"};  // as PdfTask::What
constexpr std::size_t kNumbers = 6;

std::string do_task(const PdfTask& task) {
  const std::string bytes = content_of(STDIN_FILENO);
  switch (task.what) {
    case PdfTask::What::draw: return to_wire(draw_page_here(bytes, task.picture));
    case PdfTask::What::make_ready: return to_wire(make_ready(bytes, task.picture.page, task.limits));
    case PdfTask::What::read: break;
  }
  return to_wire(read_pdf(bytes, Budget(task.limits)));
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::vector<std::string> to_words(const PdfTask& task) {
  const Limits& l = task.limits;
  return {std::string(kName),
          std::string(kWhat.at(static_cast<std::size_t>(task.what))),
          std::to_string(l.seconds),
          std::to_string(l.pages),
          std::to_string(l.page_words),
          std::to_string(l.text_bytes),
          std::to_string(task.picture.page),
          std::to_string(task.picture.width)};
}

std::optional<PdfTask> task_of_words(std::span<const std::string> words) {
  if (words.size() != kNumbers + 2 || words[0] != kName) return std::nullopt;
  const auto what = std::find(kWhat.begin(), kWhat.end(), words[1]);
  if (what == kWhat.end()) return std::nullopt;
  std::array<int, kNumbers> numbers{};
  for (std::size_t i = 0; i < kNumbers; ++i) {
    const std::string& word = words[i + 2];
    const auto [stopped, fault] = std::from_chars(word.data(), word.data() + word.size(), numbers.at(i));
    if (fault != std::errc{} || stopped != word.data() + word.size()) return std::nullopt;
  }
  PdfTask task{.what = static_cast<PdfTask::What>(what - kWhat.begin())};
  task.limits.seconds = numbers[0];
  task.limits.pages = static_cast<std::size_t>(numbers[1]);
  task.limits.page_words = static_cast<std::size_t>(numbers[2]);
  task.limits.text_bytes = static_cast<std::size_t>(numbers[3]);
  task.picture = Picture{.page = numbers[4], .width = numbers[5]};
  return task;
}

std::optional<int> run_pdf_worker(int argc, const char* const* argv) {
  const std::vector<std::string> words(argv, argv + argc);
  const auto task = task_of_words(words);
  if (!task) return std::nullopt;
  limit_pdf_process(task->limits);
  try {
    const bool is_written = write_all(do_task(*task));
    _exit(is_written ? 0 : 1);  // what poppler left open ends with the process
  } catch (const std::bad_alloc&) {
    _exit(write_all(to_wire(Result<Extracted>(fail(Code::too_large, "files.expands_too_much")))) ? 0 : 1);
  }
}

}  // namespace nhipcau::files
