#include "office/posts.hpp"

#include <algorithm>

#include "office/account.hpp"
#include "office/account_row.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

Post to_post(const store::Row& row) {
  return {.id = {row.text("id")},
          .version = row.integer("version"),
          .unit = {row.text("unit_id")},
          .text = {.kind = row.text("kind"),
                   .title = row.text("title"),
                   .account = {row.maybe_text("account_id").value_or("")},
                   .holder = row.text("holder"),
                   .period = to_period(row)}};
}

std::vector<Post> to_posts(const std::vector<store::Row>& rows) {
  std::vector<Post> posts;
  posts.reserve(rows.size());
  for (const store::Row& row : rows) posts.push_back(to_post(row));
  return posts;
}

/// The catalogue's size for a kind that is not in it.
std::size_t place_of(std::string_view kind) {
  const auto& kinds = shipped_post_kinds();
  return static_cast<std::size_t>(std::ranges::find(kinds, kind, &PostKind::code) - kinds.begin());
}

bool do_meet(const Period& a, const Period& b) {
  return (!a.until || !b.from || *b.from < *a.until) && (!b.until || !a.from || *a.from < *b.until);
}

/// As the audit trail tells it: "Nguyễn Văn A, Phó Trưởng ban 2025-07-01/". A holder with an account is told by its id, "@01JD…": the trail
/// keeps no name that the account would not.
std::string to_words(const PostText& text) {
  return (text.account.empty() ? text.holder : "@" + text.account.value) + (text.title.empty() ? "" : ", " + text.title) + " " +
         to_stored(text.period.from) + "/" + to_stored(text.period.until);
}

void note(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, std::string_view event, const std::string& kind,
          std::string before, std::string after) {
  audit(tx, clock, actor,
        {.event = std::string(event),
         .subject_kind = "unit",
         .subject_id = unit.value,
         .field = "post_" + kind,
         .before = std::move(before),
         .after = std::move(after)});
}

std::optional<Error> fault_of_period(const Unit& unit, const Period& period) {
  if (period.from && period.until && *period.until <= *period.from) return Error{Code::invalid, "office.post_until_before_from"};
  const bool begins_inside = !period.from || unit.period.holds(*period.from);
  const bool ends_inside = !period.until || ((!unit.period.until || *period.until <= *unit.period.until) &&
                                             (!unit.period.from || *unit.period.from < *period.until));
  if (!begins_inside || !ends_inside) return Error{Code::invalid, "office.post_outside", {unit.name}};
  return std::nullopt;
}

/// What is said, with the holder's name as others see it.
Result<PostText> checked(store::Read& tx, const Unit& unit, const PostText& said) {
  PostText text = said;
  if (place_of(text.kind) == shipped_post_kinds().size()) return fail(Code::invalid, "office.no_such_post_kind");
  if (!text.account.empty()) {
    const auto account = load_account(tx, text.account);
    if (!account) return tl::unexpected(account.error());
    text.holder = account->shown_name;
  } else if (text::search_key(text.holder).empty()) {
    return fail(Code::invalid, "office.post_no_holder");
  } else if (text::count_characters(text.holder) > kPostNameCharacters) {
    return fail(Code::invalid, "office.post_text_too_long", {std::to_string(kPostNameCharacters)});
  }
  if (text::count_characters(text.title) > kPostTitleCharacters)
    return fail(Code::invalid, "office.post_text_too_long", {std::to_string(kPostTitleCharacters)});
  if (const auto fault = fault_of_period(unit, text.period)) return tl::unexpected(*fault);
  return text;
}

/// Who else holds it at that time, where there is one holder at a time; nullptr: nobody.
const Post* find_other(const std::vector<Post>& posts, const PostText& text, const PostId& own) {
  if (!shipped_post_kinds().at(place_of(text.kind)).one_at_a_time) return nullptr;
  const auto other = std::ranges::find_if(
      posts, [&](const Post& post) { return post.id != own && post.text.kind == text.kind && do_meet(post.text.period, text.period); });
  return other == posts.end() ? nullptr : &*other;
}

void store_post(store::Write& tx, const PostId& id, const PostText& text) {
  const bool has_account = !text.account.empty();
  tx.run("office.correct_post", id.value, text.kind, text.title, has_account ? std::optional(text.account.value) : std::nullopt,
         has_account ? std::string() : text.holder, to_stored(text.period.from), to_stored_or_null(text.period.until));
}

/// Whoever held it until then, from before and without an end, holds it until the day before.
bool can_end(const Post& post, const PostText& next) {
  return !post.text.period.until && next.period.from && (!post.text.period.from || *post.text.period.from < *next.period.from);
}

}  // namespace

std::vector<Post> list_posts(store::Read& tx, const UnitId& unit) {
  auto posts = to_posts(tx.many("office.list_posts", unit.value, kMostPosts));
  std::ranges::stable_sort(posts, {}, [](const Post& post) { return place_of(post.text.kind); });
  return posts;
}

std::vector<Post> list_posts_of(store::Read& tx, const AccountId& account) {
  return to_posts(tx.many("office.list_posts_of", account.value, kMostPosts));
}

Result<PostId> name_holder(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit_id, const PostText& said) {
  const auto unit = load_unit(tx, unit_id, said.period.from.value_or(clock.today()));
  if (!unit) return tl::unexpected(unit.error());
  const auto text = checked(tx, *unit, said);
  if (!text) return tl::unexpected(text.error());
  auto posts = list_posts(tx, unit_id);
  if (posts.size() >= kMostPosts) return fail(Code::invalid, "office.too_many_posts", {std::to_string(kMostPosts)});
  const Post* other = find_other(posts, *text, {});
  std::optional<Post> before;
  if (other != nullptr && can_end(*other, *text)) {
    before = *other;
    std::erase_if(posts, [&](const Post& post) { return post.id == before->id; });
    other = find_other(posts, *text, {});
  }
  if (other != nullptr) return fail(Code::conflict, "office.post_held", {other->text.holder});
  if (before) {
    PostText ended = before->text;
    ended.period.until = text->period.from;
    store_post(tx, before->id, ended);
    note(tx, clock, actor, unit_id, "office.unit_post_ended", ended.kind, to_words(before->text), to_words(ended));
  }
  const PostId id{tx.next_id(to_ms(clock.now()))};
  tx.run("office.add_post", id.value, unit_id.value, text->kind);
  store_post(tx, id, *text);
  note(tx, clock, actor, unit_id, "office.unit_post_named", text->kind, {}, to_words(*text));
  return id;
}

Result<void> correct_post(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit_id, const PostId& post,
                          std::int64_t version, const PostText& said) {
  const auto unit = load_unit(tx, unit_id, said.period.from.value_or(clock.today()));
  if (!unit) return tl::unexpected(unit.error());
  const auto posts = list_posts(tx, unit_id);
  const auto old = std::ranges::find(posts, post, &Post::id);
  if (old == posts.end()) return fail(Code::not_found, "office.no_such_post");
  if (old->version != version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto text = checked(tx, *unit, said);
  if (!text) return tl::unexpected(text.error());
  if (const Post* other = find_other(posts, *text, post)) return fail(Code::conflict, "office.post_held", {other->text.holder});
  const bool is_same = old->text.kind == text->kind && old->text.account == text->account && to_words(old->text) == to_words(*text);
  if (is_same) return {};
  store_post(tx, post, *text);
  note(tx, clock, actor, unit_id, "office.unit_post_corrected", text->kind, to_words(old->text), to_words(*text));
  return {};
}

Result<void> withdraw_post(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const PostId& post) {
  const auto posts = list_posts(tx, unit);
  const auto old = std::ranges::find(posts, post, &Post::id);
  if (old == posts.end()) return fail(Code::not_found, "office.no_such_post");
  tx.run("office.withdraw_post", post.value);
  note(tx, clock, actor, unit, "office.unit_post_withdrawn", old->text.kind, to_words(old->text), {});
  return {};
}

}  // namespace nhipcau::office
