#pragma once
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "files/budget.hpp"
#include "files/pdf_makeup.hpp"
#include "files/pdf_page.hpp"

class PDFDoc;

namespace nhipcau::files {

/// An open PDF, for the words of its pages, in this process (see pdf_child.hpp). One thread at a time.
class PdfWords {
 public:
  /// bytes   must outlive it
  /// errors  files.damaged_pdf | files.encrypted_pdf | too_large files.too_large
  static Result<PdfWords> open(std::string_view bytes);
  ~PdfWords();
  PdfWords(PdfWords&& other) noexcept;
  PdfWords& operator=(PdfWords&& other) noexcept;

  [[nodiscard]] int pages() const;

  /// The words of a page, seen or not.
  /// number  from 1 to pages()
  /// errors  too_large files.too_long
  [[nodiscard]] Result<PdfPage> words_of(int number, const Limits& limits) const;

  struct LookedAt {
    PdfPage page;
    PageMakeup makeup;
  };
  /// The words, and what the page is made of; its pictures are not decoded.
  [[nodiscard]] Result<LookedAt> look_at(int number, const Limits& limits) const;

 private:
  explicit PdfWords(std::unique_ptr<PDFDoc> document);
  std::unique_ptr<PDFDoc> document_;
};

}  // namespace nhipcau::files
