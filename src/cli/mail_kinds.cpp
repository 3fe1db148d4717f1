#include "cli/mail_kinds.hpp"

#include "base/log.hpp"
#include "jobs/lease.hpp"
#include "office/email.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::string_view kLeaseLost = "jobs.lease_lost";

/// One mail on its way.
struct Outbound {
  outgoing::Mail mail;
  std::vector<office::Notice> notices;
};

std::optional<Outbound> make(store::Database& database, const Clock& clock, const api::MailPost& post, const jobs::Job& job) {
  const auto order = office::read_mail_payload(job.payload);
  if (!order) return std::nullopt;
  return database.read([&](store::Read& tx) -> std::optional<Outbound> {
    const auto to = office::find_to_mail(tx, clock, order->account, order->round);
    if (!to || to->notices.empty()) return std::nullopt;
    return Outbound{.mail = api::make_notices_mail(tx, clock, post, *to, job.id.value), .notices = to->notices};
  });
}

Result<jobs::Done> send(store::Database& database, const Clock& clock, const api::MailPost* post, jobs::Run& run) {
  if (post == nullptr || !run.step({})) return jobs::Done{.is_whole = post == nullptr};
  const auto outbound = make(database, clock, *post, run.job());
  if (!outbound) return jobs::Done{};
  if (const auto sent = post->send(outbound->mail); !sent) return tl::unexpected(sent.error());
  const auto noted = database.write([&](store::Write& tx) -> Result<void> {
    if (auto held = jobs::hold(tx, run.lease()); !held) return held;
    office::note_mailed(tx, clock, outbound->notices);
    return {};
  });
  if (!noted && noted.error().key == kLeaseLost) return jobs::Done{.is_whole = false};
  if (!noted) return tl::unexpected(noted.error());
  return jobs::Done{};
}

}  // namespace

std::vector<jobs::Kind> mail_kinds(store::Database& database, const Clock& clock, std::shared_ptr<const api::MailPost> post, int hour) {
  const bool has_post = post != nullptr;
  const auto put = [&database, &clock, hour](jobs::Run& /*run*/) -> Result<jobs::Done> {
    const auto mails = database.write([&](store::Write& tx) -> Result<int> { return office::put_digest(tx, clock, hour); });
    log::info("office.digest_put", {{"mails", std::to_string(*mails)}});
    return jobs::Done{};
  };
  return {{.name = std::string(office::kMailKind),
           .handler = [&database, &clock, post = std::move(post)](jobs::Run& run) { return send(database, clock, post.get(), run); },
           .most_attempts = kMailAttempts},
          {.name = "digest", .handler = put, .is_due = [&clock, hour, has_post](store::Read& tx) {
             return has_post && office::is_digest_waiting(tx, clock, hour);
           }}};
}

}  // namespace nhipcau::cli
