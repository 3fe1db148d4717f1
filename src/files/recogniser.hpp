#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "files/hocr.hpp"

namespace nhipcau::files {

/// Reads printed words off pictures of pages with tesseract, a program of its own, started for each picture: it is given the picture in
/// memory, never on the disk; it has no environment but one thread, no other open file, no new rights, limits of memory (1 GiB), processor
/// time, open files and output, and is stopped when the time is over or this process ends. Safe from many threads.
class Recogniser {
 public:
  static constexpr int kMostAtOnce = 2;
  static constexpr int kSecondsAPage = 60;

  struct Installed {
    std::filesystem::path program;
    std::filesystem::path languages;  ///< the folder of vie.traineddata
  };
  /// Where Debian puts tesseract-ocr and tesseract-ocr-vie; none unless both are there.
  static std::optional<Installed> find_installed();

  /// installed  none: every picture is answered with files.no_recogniser
  explicit Recogniser(std::optional<Installed> installed = find_installed(), int most_at_once = kMostAtOnce);
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  [[nodiscard]] bool is_installed() const { return installed_.has_value(); }

  /// How the words of a picture are looked for: as a page in lines, or as a few words anywhere.
  enum class Layout { page, scattered };
  /// picture          PNM or PNG
  /// pixels_per_inch  of it
  /// errors           unavailable files.no_recogniser: tesseract is not installed | unavailable files.busy: no turn came within `seconds`
  ///                  | too_large files.too_slow | invalid files.damaged_picture
  [[nodiscard]] Result<std::vector<RecognisedWord>> read(std::string_view picture, int pixels_per_inch, Layout layout,
                                                         int seconds = kSecondsAPage) const;

 private:
  struct Turns;
  std::optional<Installed> installed_;
  std::unique_ptr<Turns> turns_;
};

}  // namespace nhipcau::files
