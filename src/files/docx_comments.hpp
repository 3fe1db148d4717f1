#pragma once
#include <string>
#include <string_view>

#include "files/docx.hpp"
#include "files/docx_writer.hpp"
#include "files/zip_writer.hpp"

namespace nhipcau::files {

/// The comments of a package (ECMA-376 part 1, 17.13.4): those it has, and new ones behind them.
class DocxComments {
 public:
  /// Has the package a list for a part of comments to be named in?
  static bool can_hold(const Zip& zip, const TracedDocx& docx);
  /// docx    one that can hold them
  /// errors  those of Zip::read and Xml::parse
  static Result<DocxComments> read(Zip& zip, const TracedDocx& docx);

  void take_ids(MarkIds& ids) const { ids.take_from(source_); }
  /// says  each LF begins a paragraph
  void add(int id, const Marker& marker, std::string_view says);
  /// What was touched: the comments and, if there were none, what tells of them.
  [[nodiscard]] ZipParts write() const;

 private:
  std::string name_;
  std::string source_;
  XmlNames names_;
  std::string added_;
  ZipParts told_;  ///< relationships and content types that name the part; empty if it was there
};

}  // namespace nhipcau::files
