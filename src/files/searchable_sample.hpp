#pragma once
#include <cstdio>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

/// For tests: PDFs as scanners write them that recognise words, a picture on each page and text that is not seen.
namespace nhipcau::files::sample {

struct PicturePage {
  std::string pnm;             ///< grey, as ReadyPage::picture; empty: no picture
  std::string text;            ///< ASCII, \001 for Ậ, lines by LF
  int mode = 3;                ///< how letters are drawn: 3 not at all, 0 to be seen
  double share = 1;            ///< of the page's height that the picture takes
  bool is_text_first = false;  ///< the picture is drawn over it
};

/// Width, height and pixels of a PNM.
struct Pixels {
  int width = 0, height = 0;
  std::string bytes;
};
inline Pixels pixels_of(const std::string& pnm) {
  std::istringstream in(pnm);
  std::string magic, line;
  in >> magic >> std::ws;
  while (in.peek() == '#') std::getline(in, line);
  Pixels pixels;
  int most = 0;
  in >> pixels.width >> pixels.height >> most;
  pixels.bytes = pnm.substr(pnm.size() - static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height));
  return pixels;
}

inline std::string text_of(const PicturePage& page) {
  std::string drawn = "BT /F 11 Tf 14 TL 60 780 Td " + std::to_string(page.mode) + " Tr\n";
  std::istringstream lines(page.text);
  for (std::string line; std::getline(lines, line);) drawn += "(" + line + ") Tj T*\n";
  return page.text.empty() ? "" : drawn + "ET\n";
}

inline std::string picture_of(const PicturePage& page) {
  const std::string height = std::to_string(842 * page.share), foot = std::to_string(842 - 842 * page.share);
  return page.pnm.empty() ? "" : "q 595 0 0 " + height + " 0 " + foot + " cm /I Do Q\n";
}

/// Once for each letter of the font.
inline std::string repeated(std::string_view words) {
  std::string all;
  for (int code = 1; code <= 126; ++code) all += words;
  return all;
}

/// An A4 page each. The font has letters that leave no ink, so that no font of the machine is asked for.
inline std::string searchable_pdf(const std::vector<PicturePage>& pages) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  const auto add = [&](const std::string& object) {
    places.push_back(pdf.size());
    pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  };
  const auto stream = [](const std::string& dictionary, const std::string& bytes) {
    return "<<" + dictionary + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes + "\nendstream";
  };
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(6 + 3 * i) + " 0 R ";
  add("<</Type/Catalog/Pages 2 0 R>>");
  add("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>");
  add("<</Type/Font/Subtype/Type3/FontBBox[0 -200 600 900]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 126/Widths[" +
      repeated("600 ") + "]/Encoding<</Differences[1" + repeated("/g") + "]>>/CharProcs<</g 5 0 R>>/ToUnicode 4 0 R>>");
  add(stream("",
             "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <1EAC> endbfchar\n"
             "1 beginbfrange <20> <7E> <0020> endbfrange endcmap"));
  add(stream("", "600 0 d0"));
  for (const PicturePage& page : pages) {
    const std::size_t next = places.size() + 2;
    const std::string picture = page.pnm.empty() ? "" : "/XObject<</I " + std::to_string(next + 1) + " 0 R>>";
    add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + std::to_string(next) + " 0 R/Resources<</Font<</F 3 0 R>>" + picture +
        ">>>>");
    add(stream("", page.is_text_first ? text_of(page) + picture_of(page) : picture_of(page) + text_of(page)));
    if (page.pnm.empty()) {
      add("null");
      continue;
    }
    const Pixels pixels = pixels_of(page.pnm);
    add(stream("/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width " + std::to_string(pixels.width) + "/Height " +
                   std::to_string(pixels.height),
               pixels.bytes));
  }
  const std::size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", place);
    pdf += line;
  }
  return pdf + "trailer<</Size " + std::to_string(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace nhipcau::files::sample
