#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "files/extract.hpp"
#include "files/pdf_picture.hpp"
#include "files/ready_page.hpp"

namespace nhipcau::files {

/// Reads and draws PDFs, and draws pictures, in processes of their own, one for each file: a crash, a leak or an endless loop in poppler or
/// leptonica costs that request alone. The bytes reach the child in a file in memory, never on the disk; the child has no environment,
/// cannot gain rights, and ends with its limits of time, memory, files and output (pdf_worker.hpp), at the latest when the time is over.
/// Safe from many threads.
class PdfChildren {
 public:
  static constexpr int kMostAtOnce = 4;

  /// program  whose main hands over to run_pdf_worker: the running program itself
  explicit PdfChildren(std::filesystem::path program, int most_at_once = kMostAtOnce);
  ~PdfChildren();
  PdfChildren(const PdfChildren&) = delete;
  PdfChildren& operator=(const PdfChildren&) = delete;

  /// errors  as extract; too_large files.too_slow when the child had to be stopped; invalid files.damaged_pdf when it broke;
  ///         unavailable files.busy when no child was free within limits.seconds: the file is none the worse for it
  [[nodiscard]] Result<Extracted> read(std::string_view bytes, const Limits& limits) const;
  [[nodiscard]] Result<std::string> draw(std::string_view bytes, const Picture& picture, const Limits& limits) const;
  [[nodiscard]] Result<ReadyPage> make_ready(std::string_view bytes, int page, const Limits& limits) const;

 private:
  struct Slots;
  [[nodiscard]] Result<std::string> run(std::string_view bytes, const Limits& limits, const std::vector<std::string>& words) const;

  std::filesystem::path program_;
  std::unique_ptr<Slots> slots_;
};

/// A page of a PDF or of a file of pictures as PNG: drawn in a child where the limits name one, else in this process.
Result<std::string> draw_page(std::string_view bytes, const Picture& picture, const Limits& limits);
/// A page of a scan made ready for recognition, likewise.
Result<ReadyPage> ready_page(std::string_view bytes, int page, const Limits& limits);

}  // namespace nhipcau::files
