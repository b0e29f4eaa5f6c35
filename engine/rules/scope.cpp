#include "engine/rules/scope.hpp"

#include "engine/rules/wording.hpp"

#include <utility>

namespace proviso {

std::string Scope::words(Span span) const { return sentence_line(source.text(span)); }

void Scope::complain(Mistake mistake) const {
    shared.out.push_back({mistake.kind,
                          {place(mistake.at), std::move(mistake.text)},
                          std::move(mistake.notes),
                          std::move(mistake.help)});
}

}  // namespace proviso
