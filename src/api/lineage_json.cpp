#include "api/lineage_json.hpp"

#include <boost/json.hpp>
#include <cmath>

namespace nhipcau::api {
namespace {

namespace json = boost::json;
using directive::lineage::Change;
using directive::lineage::Descent;
using directive::lineage::Lineage;
using directive::lineage::Part;
using directive::lineage::Place;
using directive::lineage::Tie;

/// To a thousandth: more says nothing.
double rounded(double share) {
  return std::round(share * 1000) / 1000;
}

json::value text_or_null(std::string_view text) {
  return text.empty() ? json::value(nullptr) : json::value(json::string_view(text.data(), text.size()));
}

class Writer {
 public:
  Writer(const Lineage& lineage, std::span<const NamedReading> papers) : lineage_(lineage), papers_(papers) {}

  json::object write(std::span<const Descent> descents, bool is_chain) {
    json::array clauses;
    std::size_t next = 0;
    for (std::size_t i = 0; i < lineage_.ties.size(); ++i) {
      json::object clause = write_tie(lineage_.ties[i], is_chain);
      if (next < descents.size() && descents[next].tie == i) write_stands(descents[next++], clause);
      clauses.push_back(std::move(clause));
    }
    const auto& shares = lineage_.shares;
    return {{"child", papers_.back().file},
            {"parents", write_parents(is_chain)},
            {"shares", json::object{{"inherited", rounded(shares.inherited)},
                                    {"adapted", rounded(shares.adapted)},
                                    {"moved", rounded(shares.moved)},
                                    {"added", rounded(shares.added)},
                                    {"dropped", rounded(shares.dropped)}}},
            {"clauses", std::move(clauses)},
            {"cut", lineage_.is_cut}};
  }

 private:
  /// Of a chain the youngest is compared with the one before it alone.
  [[nodiscard]] std::size_t file_of(std::size_t parent, bool is_chain) const { return is_chain ? papers_.size() - 2 : parent; }

  [[nodiscard]] json::array write_parents(bool is_chain) const {
    json::array parents;
    for (std::size_t i = 0; i < lineage_.parents.size(); ++i)
      parents.push_back(json::object{{"file", papers_[file_of(i, is_chain)].file},
                                     {"given", rounded(lineage_.parents[i].given)},
                                     {"dropped", rounded(lineage_.parents[i].dropped)}});
    return parents;
  }

  [[nodiscard]] json::object write_tie(const Tie& tie, bool is_chain) const {
    json::object out;
    const NamedReading& child = papers_.back();
    const Part* own = tie.child ? &lineage_.child[tie.child->part] : nullptr;
    out["child_line"] = own != nullptr ? json::value(line_of(child.reading, *own)) : json::value(nullptr);
    const std::size_t file = tie.parent ? file_of(tie.parent->paper, is_chain) : 0;
    const Part* from = tie.parent ? &lineage_.parents[tie.parent->paper].parts[tie.parent->part] : nullptr;
    out["parent_line"] = from != nullptr ? json::value(line_of(papers_[file].reading, *from)) : json::value(nullptr);
    out["relation"] = to_name(tie.relation);
    out["similarity"] = rounded(tie.similarity);
    out["words"] = tie.words;
    out["kind"] = to_name(own != nullptr ? own->kind : from->kind);
    out["child_path"] = own != nullptr ? text_or_null(own->path) : json::value(nullptr);
    out["parent_path"] = from != nullptr ? text_or_null(from->path) : json::value(nullptr);
    if (papers_.size() > 2) out["parent"] = tie.parent ? json::value(papers_[file].file) : json::value(nullptr);
    out["child_text"] = tie.child ? json::value(json::string(tie.child->where.of(child.reading.text))) : json::value(nullptr);
    out["parent_text"] = tie.parent ? json::value(json::string(tie.parent->where.of(papers_[file].reading.text))) : json::value(nullptr);
    if (!tie.changes.empty()) out["diff"] = write_changes(tie, papers_[file].reading.text);
    if (!tie.others.empty()) out["others"] = write_others(tie);
    return out;
  }

  [[nodiscard]] json::array write_changes(const Tie& tie, std::string_view parent) const {
    const std::string_view child = papers_.back().reading.text;
    json::array changes;
    for (const Change& change : tie.changes)
      changes.push_back(json::object{{"kind", to_name(change.kind)},
                                     {"child", text_or_null(change.child.of(child))},
                                     {"parent", text_or_null(change.parent.of(parent))}});
    return changes;
  }

  [[nodiscard]] json::array write_others(const Tie& tie) const {
    json::array others;
    for (const auto& other : tie.others) {
      const Part& part = lineage_.parents[other.place.paper].parts[other.place.part];
      others.push_back(json::object{{"parent", papers_[other.place.paper].file},
                                    {"parent_line", line_of(papers_[other.place.paper].reading, part)},
                                    {"similarity", rounded(other.similarity)}});
    }
    return others;
  }

  void write_stands(const Descent& descent, json::object& clause) const {
    json::array stands;
    for (const Place& place : descent.stands)
      stands.push_back(
          json::object{{"file", papers_[place.paper].file}, {"line", papers_[place.paper].reading.place_of(place.where.begin).line}});
    clause["stands"] = std::move(stands);
  }

  const Lineage& lineage_;
  std::span<const NamedReading> papers_;
};

}  // namespace

int line_of(const directive::Reading& reading, const Part& part) {
  return reading.place_of(part.where.begin).line;
}

std::string to_lineage_json(const Lineage& lineage, std::span<const NamedReading> papers, std::span<const Descent> descents) {
  return json::serialize(Writer(lineage, papers).write(descents, !descents.empty()));
}

}  // namespace nhipcau::api
