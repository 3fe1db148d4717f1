#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "files/extract.hpp"
#include "files/pdf_picture.hpp"

namespace nhipcau::files {

/// What a child process is to do with the PDF or the picture it is given: read it, draw one page, or make one ready for recognition.
struct PdfTask {
  enum class What { read, draw, make_ready } what = What::read;
  Picture picture = {};  ///< to draw; of one to make ready the page counts
  Limits limits = {};
};

/// The task as the words of a command line, the name of the program first, and back; none if they are no such words.
std::vector<std::string> to_words(const PdfTask& task);
std::optional<PdfTask> task_of_words(std::span<const std::string> words);

/// What `main` calls first. If the words are a task, this process is such a child: it limits itself (memory, processor time, files,
/// size of output, no core, no new rights, ends with its parent), reads the PDF from standard input, writes the answer
/// (pdf_wire.hpp) to standard output and gives the exit code. None if the program was called for anything else.
std::optional<int> run_pdf_worker(int argc, const char* const* argv);

}  // namespace nhipcau::files
