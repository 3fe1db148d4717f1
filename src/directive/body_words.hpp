#pragma once
#include <string_view>
#include <unordered_set>

#include "directive/words.hpp"

namespace nhipcau::directive {

// The word lists by which bodies.cpp tells names and verbs; all in lower case, compared by search_key.

/// First words that always name a body or a post.
const Phrases& sure_heads();

/// First words that name a body only before a capital letter ("Sở Tư pháp", but "sở hữu"; "Ban Phong trào", but "Ban hành").
const std::unordered_set<std::string_view>& heads_before_capital();

/// "các …", "mọi …": the nouns that make a body of it.
const Phrases& plural_nouns();

/// Verb groups that no name holds: duty, manner, then the work itself; of data/verbs.csv.
const Phrases& strong_verbs();

/// Verbs that names hold too, of the same table ("các cơ quan quản lý nhà nước", "các tổ chức thành viên", "Ban chỉ đạo").
const Phrases& weak_verbs();

/// Last words of a name behind which only these may go on: "Ủy ban nhân dân tỉnh", "chi bộ trực thuộc", "Việt Nam".
const Phrases& name_endings();

/// What goes on behind such an ending: "các xã | biên giới", "tỉnh | và", "xã | đặc biệt khó khăn".
const std::unordered_set<std::string_view>& after_name_endings();

}  // namespace nhipcau::directive
