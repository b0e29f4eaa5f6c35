// The configuration of a plan, and its providers by the order of evidence of docs/guide.md.
#include "engine/plan/terraform/configuration.hpp"

#include "engine/plan/json_walk.hpp"

#include <algorithm>
#include <functional>

namespace proviso {
namespace {

std::string joined(ModulePath const& module) {
    std::string text;
    for (auto const name : module)
        text.append(name).append(".");
    return text;
}

/// `module.a.module.b`, as keys of provider configurations begin.
std::string prefix_of(ModulePath const& module) {
    std::string text;
    for (auto const name : module)
        text.append(text.empty() ? "module." : ".module.").append(name);
    return text;
}

Stated unknown() {
    Stated stated;
    stated.form = Form::unknown;
    return stated;
}

/// Past an instance, `[0]` or `["a]b"]`, that `text` may begin with.
std::string_view after_instance(std::string_view text) {
    if (not text.starts_with('['))
        return text;
    auto quoted = false;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '\\' and quoted)
            ++at;
        else if (text[at] == '"')
            quoted = not quoted;
        else if (text[at] == ']' and not quoted)
            return text.substr(at + 1);
    }
    return {};
}

}  // namespace

bool too_deep(JsonCursor& cursor) {
    return cursor.fail(Kind::plan_limits, cursor.at, cursor.at + 1, "modules nested more than 200 deep");
}

ModulePath module_path(std::string_view address) {
    constexpr std::string_view word = "module.";
    ModulePath path;
    while (address.starts_with(word)) {
        address.remove_prefix(word.size());
        auto const name = address.substr(0, address.find_first_of(".["));
        path.push_back(name);
        address = after_instance(address.substr(name.size()));
        if (address.starts_with('.'))
            address.remove_prefix(1);
    }
    return path;
}

bool Configuration::read(TerraformDocument const& document, Complaints& out) {
    text_ = document.text();
    auto const member = [&](std::string_view name, auto read) {
        if (not document.has(name))
            return true;
        auto cursor = document.cursor(name);
        if (*cursor.at != '{' or read(cursor))
            return true;
        auto const& fault = cursor.fault();
        out.add(fault.kind, fault.place, fault.text, fault.help);
        return false;
    };
    std::string room;
    auto const variables = member("variables", [&](JsonCursor& cursor) { return keep(cursor, variables_); });
    auto const configuration = member("configuration", [&](JsonCursor& cursor) {
        return each_member(cursor, [&](std::string_view key, Place) {
            return key == "provider_config" ? keep(cursor, providers_)
                   : key == "root_module"   ? read_module(cursor, "")
                                            : skip_value(cursor, room);
        });
    });
    refuse_twice(tree_, providers_, out);
    for (auto const entry : tree_.children(providers_)) {
        auto const key = tree_.key(entry);
        auto const alias = key.find('.', key.find(':') == key.npos ? 0 : key.find(':'));
        ++configurations_[std::string(key.substr(0, alias))];
    }
    return configuration and variables;
}

bool Configuration::keep(JsonCursor& cursor, Tree::Node& node) {
    node = static_cast<Tree::Node>(tree_.size());
    return read_json_tree(cursor, tree_);
}

/// `text` to stay: it stands in the document, or else is copied.
std::string_view Configuration::kept(std::string_view text) {
    std::less<> const before;
    auto const inside = not before(text.data(), text_.data()) and before(text.data(), text_.data() + text_.size());
    return inside ? text : tree_.keep(text);
}

bool Configuration::read_module(JsonCursor& cursor, std::string const& path) {
    std::string room;
    if (*cursor.at != '{')
        return skip_value(cursor, room);
    if (static_cast<std::size_t>(std::ranges::count(path, '.')) > deepest_module)
        return too_deep(cursor);
    return each_member(cursor, [&](std::string_view key, Place) {
        return key == "resources" and *cursor.at == '['      ? read_resources(cursor, path)
               : key == "module_calls" and *cursor.at == '{' ? read_calls(cursor, path)
               : key == "variables"                          ? keep(cursor, modules_[path].variables)
                                                             : skip_value(cursor, room);
    });
}

bool Configuration::read_calls(JsonCursor& cursor, std::string const& path) {
    std::string room;
    return each_member(cursor, [&](std::string_view name, Place) {
        auto const inner = path + std::string(name) + ".";
        if (*cursor.at != '{')
            return skip_value(cursor, room);
        return each_member(cursor, [&](std::string_view key, Place) {
            return key == "module"        ? read_module(cursor, inner)
                   : key == "expressions" ? keep(cursor, modules_[inner].arguments)
                                          : skip_value(cursor, room);
        });
    });
}

bool Configuration::read_resources(JsonCursor& cursor, std::string const& path) {
    std::string room;
    return each_element(cursor, [&] {
        Resource resource;
        std::string type, name, mode;
        if (*cursor.at != '{')
            return skip_value(cursor, room);
        auto const text = [&](auto& to) {
            Stated stated;
            auto const good = *cursor.at == '"' ? cursor.value(stated, room) : skip_value(cursor, room);
            to = stated.text;
            return good;
        };
        auto const good = each_member(cursor, [&](std::string_view key, Place) {
            if (key == "provider_config_key") {
                std::string_view said;
                auto const read = text(said);
                resource.provider_key = kept(said);
                return read;
            }
            if (key == "expressions" and *cursor.at == '{')
                return each_member(cursor, [&](std::string_view attribute, Place) {
                    resource.attributes.push_back(kept(attribute));
                    return skip_value(cursor, room);
                });
            return key == "type"   ? text(type)
                   : key == "name" ? text(name)
                   : key == "mode" ? text(mode)
                                   : skip_value(cursor, room);
        });
        if (good and mode != "data")
            resources_.emplace(path + type + "." + name, std::move(resource));
        return good;
    });
}

Configuration::Resource const* Configuration::resource(ModulePath const& module, std::string_view type,
                                                       std::string_view name) const {
    auto key = joined(module);
    key.append(type).append(".").append(name);
    auto const found = resources_.find(key);
    return found == resources_.end() ? nullptr : &found->second;
}

/// An entry that only names a version has nothing of its own, and stands for that of the caller.
bool Configuration::is_configured(Tree::Node entry) const {
    return tree_.first(tree_.member(entry, "expressions")) != Tree::none;
}

std::size_t Configuration::configurations(std::string const& provider) const {
    auto const found = configurations_.find(provider);
    return found == configurations_.end() ? 0 : found->second;
}

Configuration::Provider Configuration::provider(ModulePath const& module, std::string_view key,
                                                std::string_view name) const {
    auto const exact = key.empty() ? Tree::none : tree_.member(providers_, key);
    auto const of_root = key.find(':') == key.npos;
    if (exact != Tree::none and of_root)
        return {exact, true, {}};
    auto const local = key.empty() ? name : key.substr(key.rfind(':') + 1);
    auto const plain = local.substr(0, local.find('.'));
    auto certain = true;
    for (auto path = module; not path.empty(); path.pop_back()) {
        auto const level = prefix_of(path).append(":");
        auto const entry = tree_.member(providers_, level + std::string(local));
        certain = certain and (path == module or configurations(level + std::string(plain)) <= 1);
        if (is_configured(entry))
            return {entry, certain, path};
    }
    auto const entry = tree_.member(providers_, local);
    auto const is_alias = not key.empty() and local != plain;
    if (is_alias and entry == Tree::none)
        return {Tree::none, false, {}};
    auto const one = (module.empty() and not key.empty()) or configurations(std::string(plain)) <= 1;
    return {entry != Tree::none ? entry : tree_.member(providers_, plain), certain and one, {}};
}

bool Configuration::is_sensitive(std::string_view variable, ModulePath const& module) const {
    auto const found = modules_.find(joined(module));
    return found != modules_.end() and
           tree_.value(tree_.member(tree_.member(found->second.variables, variable), "sensitive")).truth;
}

Stated Configuration::variable(std::string_view name, ModulePath const& module) const {
    auto value = value_of(name, module);
    value.sensitive = value.sensitive or is_sensitive(name, module);
    return value;
}

Stated Configuration::value_of(std::string_view name, ModulePath const& module) const {
    if (module.empty()) {
        auto const value = tree_.member(tree_.member(variables_, name), "value");
        return value == Tree::none ? unknown() : tree_.value(value);
    }
    auto const found = modules_.find(joined(module));
    if (found == modules_.end())
        return unknown();
    auto const argument = tree_.member(found->second.arguments, name);
    auto const caller = ModulePath(module.begin(), module.end() - 1);
    if (argument != Tree::none)
        return resolved(argument, caller);
    auto const usual = tree_.member(tree_.member(found->second.variables, name), "default");
    return usual == Tree::none ? unknown() : tree_.value(usual);
}

/// A constant, or the value of the one variable that the expression refers to; else unknown.
Stated Configuration::resolved(Tree::Node expression, ModulePath const& module) const {
    constexpr std::string_view prefix = "var.";
    if (expression == Tree::none)
        return {};
    if (auto const constant = tree_.member(expression, "constant_value"); constant != Tree::none)
        return tree_.value(constant);
    auto const references = tree_.member(expression, "references");
    auto const only = tree_.element(references, 0);
    auto const text = tree_.value(only).text;
    if (tree_.next(only) != Tree::none or not text.starts_with(prefix) or
        text.find_first_of(".[", prefix.size()) != text.npos)
        return unknown();
    return variable(text.substr(prefix.size()), module);
}

Stated Configuration::argument(Provider const& provider, std::string_view name) const {
    if (not provider.certain)
        return unknown();
    auto const value = resolved(tree_.member(tree_.member(provider.entry, "expressions"), name), provider.module);
    return value.form == Form::text or value.form == Form::nothing ? value : unknown();
}

Configuration::Tags Configuration::default_tags(Provider const& provider) const {
    auto const expressions = tree_.member(provider.entry, "expressions");
    auto const block = tree_.element(tree_.member(expressions, "default_tags"), 0);
    auto const tags = block != Tree::none ? tree_.member(block, "tags") : tree_.member(expressions, "default_labels");
    if (tags == Tree::none)
        return {};
    auto const constant = tree_.member(tags, "constant_value");
    auto const known = provider.certain and tree_.form(constant) == Form::table;
    return {known ? constant : Tree::none, not known};
}

}  // namespace proviso
