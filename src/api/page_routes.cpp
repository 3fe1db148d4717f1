#include <algorithm>
#include <charconv>
#include <deque>
#include <mutex>

#include "api/etag.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/utf16.hpp"
#include "directive/records.hpp"
#include "files/pdf_child.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kPicturesKept = 32;
constexpr std::size_t kBytesKept = 16U << 20U;
constexpr int kWidths[] = {480, 960, 1600};  // pixels: a list's preview, a screen, a dense screen
constexpr int kUsualWidth = 960;
constexpr std::string_view kPrivateForEver = "private, max-age=31536000, immutable";  // the pages of one file never change
constexpr std::string_view kAskEachTime = "private, no-cache";                        // a paper may get a newer file

/// Pictures drawn last, in memory alone. Safe from many threads.
class PictureShelf {
 public:
  [[nodiscard]] std::shared_ptr<const std::string> find(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    for (const Entry& entry : entries_)
      if (entry.name == name) return entry.picture;
    return nullptr;
  }

  void keep(const std::string& name, const std::shared_ptr<const std::string>& picture) {
    const std::lock_guard lock(mutex_);
    entries_.push_back({name, picture});
    bytes_ += picture->size();
    while (entries_.size() > kPicturesKept || (bytes_ > kBytesKept && entries_.size() > 1)) {
      bytes_ -= entries_.front().picture->size();
      entries_.pop_front();
    }
  }

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const std::string> picture;
  };
  mutable std::mutex mutex_;
  std::deque<Entry> entries_;
  std::size_t bytes_ = 0;
};

double tenths(double points) {
  return static_cast<double>(static_cast<std::int64_t>(points * 10 + 0.5)) / 10;
}

json::object to_json(const files::LineBox& line, const Utf16Offsets& offsets) {
  return {{"begin", offsets.to_units(line.where.begin)},
          {"end", offsets.to_units(line.where.end)},
          {"page", line.page},
          {"x", tenths(line.box.left)},
          {"y", tenths(line.box.top)},
          {"width", tenths(line.box.width())},
          {"height", tenths(line.box.height())}};
}

Result<http::Response> get_pages(const Call& call, store::Read& tx) {
  const directive::PaperId id{call.param("paper")};
  if (const auto row = directive::load_paper_row(tx, id); !row) return tl::unexpected(row.error());
  const auto pages = directive::list_pages(tx, id);
  const std::string text = directive::paper_text(tx, id);
  const Utf16Offsets offsets(text);
  return json_response(
      200, json::object{{"pages", array_of(pages.sizes,
                                           [](const files::PageSize& size) {
                                             return json::object{{"width", tenths(size.width)}, {"height", tenths(size.height)}};
                                           })},
                        {"boxes", array_of(pages.lines, [&](const auto& line) { return to_json(line, offsets); })}});
}

/// Which file a picture is of; errors as load_paper, and files.no_such_page for a paper without pages.
Result<Sha256> original_of(const Call& call, int page) {
  return call.app.database.read([&](store::Read& tx) -> Result<Sha256> {
    const directive::PaperId id{call.param("paper")};
    const auto original = directive::load_original(tx, id);
    if (!original) return original;
    const auto count = static_cast<int>(directive::list_pages(tx, id).sizes.size());
    if (page < 1 || page > count) return fail(Code::not_found, "files.no_such_page", {call.param("page")});
    return original;
  });
}

Result<int> read_width(const http::Request& request) {
  QueryReader query(request);
  const int width = query.integer("width", 1, files::kWidestPicture).value_or(kUsualWidth);
  if (std::find(std::begin(kWidths), std::end(kWidths), width) == std::end(kWidths)) query.blame("width");
  if (query.fault()) return tl::unexpected(*query.fault());
  return width;
}

/// Whether the address says which file it means, and it is that one.
bool names_file(const http::Request& request, const Sha256& original) {
  QueryReader query(request);
  return query.text("file", original.hex.size()) == original.hex;
}

/// 0 for what is no number of a page.
int read_page(std::string_view text) {
  int page = 0;
  const auto [stopped, fault] = std::from_chars(text.data(), text.data() + text.size(), page);
  return fault == std::errc{} && stopped == text.data() + text.size() ? page : 0;
}

Result<std::shared_ptr<const std::string>> draw(const Call& call, const Sha256& original, const files::Picture& picture) {
  const auto bytes = call.app.files.get(original);
  if (!bytes) return tl::unexpected(bytes.error());
  auto drawn = files::draw_page(*bytes, picture, call.app.file_limits);
  if (!drawn) return tl::unexpected(drawn.error());
  return std::make_shared<const std::string>(std::move(*drawn));
}

Result<http::Response> get_picture(const Call& call, PictureShelf& shelf) {
  const auto width = read_width(call.request);
  if (!width) return tl::unexpected(width.error());
  const files::Picture picture{.page = read_page(call.param("page")), .width = *width};
  const auto original = original_of(call, picture.page);
  if (!original) return tl::unexpected(original.error());

  const std::string name = original->hex + "-" + std::to_string(picture.page) + "-" + std::to_string(picture.width);
  http::Response response;
  response.set("ETag", "\"" + name + "\"");
  response.set("Cache-Control", std::string(names_file(call.request, *original) ? kPrivateForEver : kAskEachTime));
  if (names_etag(call.request.header("If-None-Match"), "\"" + name + "\"")) {
    response.status = 304;
    return response;
  }
  auto drawn = shelf.find(name);
  if (drawn == nullptr) {
    auto fresh = draw(call, *original, picture);
    if (!fresh) return tl::unexpected(fresh.error());
    drawn = std::move(*fresh);
    shelf.keep(name, drawn);
  }
  response.set("Content-Type", "image/png");
  response.shared_body = std::move(drawn);
  return response;
}

}  // namespace

void add_page_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/papers/{paper}/pages", .permission = "papers.read"}, get_pages);
  routes.add({.method = get, .pattern = "/api/papers/{paper}/pages/{page}/picture", .permission = "papers.read"},
             [shelf = std::make_shared<PictureShelf>()](const Call& call) { return get_picture(call, *shelf); });
}

}  // namespace nhipcau::api
