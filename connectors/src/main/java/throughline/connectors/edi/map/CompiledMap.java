package throughline.connectors.edi.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.draft.Value;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.guide.Layout;
import throughline.connectors.edi.guide.Node;
import throughline.connectors.edi.map.MapFile.Bean;
import throughline.connectors.edi.map.MapFile.Binding;
import throughline.connectors.edi.map.MapFile.MapFault;
import throughline.connectors.edi.token.SegmentTable;

/** A map made into direct calls: for each place of the guide, which drafts begin there and which element goes to which setter. */
public final class CompiledMap implements Engine {

    private static final Pattern DATA = Pattern.compile("(set(?:/[A-Za-z0-9-]+)*)/@(?:at|e(\\d{2})(?:\\.(\\d+))?)");

    private final MapFile file;
    private final Guide guide;
    private final List<Calls.Maker> makers = new ArrayList<>();
    private final List<List<Wire>> wires = new ArrayList<>();
    private final Map<String, Integer> beans = new HashMap<>();
    private final Place[] places;
    private final Calls calls;

    private CompiledMap(MapFile file, Guide guide) {
        this.file = file;
        this.guide = guide;
        this.calls = new Calls(file.name());
        this.places = new Place[guide.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Place(
                    i, guide.repeated(guide.node(i).isLoop() ? 0 : guide.node(i).tag()));
        }
        file.beans().forEach(bean -> beans.put(bean.id(), beans.size()));
        file.beans().forEach(this::compile);
    }

    /** @throws MapFault when the map names a place, a draft or a property that does not exist */
    public static CompiledMap of(MapFile file, Guide guide) {
        return new CompiledMap(file, guide);
    }

    @Override
    public String name() {
        return "compiled";
    }

    @Override
    public Object run(SegmentTable table, Layout layout, int count) {
        var run = new Run(table, new Object[makers.size()]);
        run.begin(places[0].begins);
        for (int segment = 0; segment < count; segment++) {
            int node = layout.placeOf(segment);
            if (node != Layout.NO_PLACE) {
                run.take(segment, guide.node(node));
            }
        }
        return run.root();
    }

    private void compile(Bean bean) {
        var type = draft(bean);
        int index = indexOf(bean.id());
        var begin = resolve(bean.createOn());
        begin.forEach(target -> target.begins().add(index));
        makers.add(calls.maker(type));
        wires.add(new ArrayList<>());
        for (var value : bean.values()) {
            compile(index, type, value);
        }
        for (var owner : file.beans()) {
            for (var wiring : owner.wirings()) {
                if (wiring.bean().equals(bean.id())) {
                    wires.get(index)
                            .add(new Wire(indexOf(owner.id()), calls.setter(draft(owner), wiring.property(), type)));
                }
            }
        }
    }

    private void compile(int index, Class<?> type, Binding value) {
        var match = DATA.matcher(value.data());
        if (!match.matches()) {
            throw new MapFault(file.name(), "\"%s\" is not a path such as set/BEG/@e03".formatted(value.data()));
        }
        int element = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        int component = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
        var source = resolve(match.group(1));
        var setter = calls.setter(type, value.property(), Value.class);
        var bound = new Bound(index, setter, element, component, value.fallback(), value.codes());
        source.forEach(target -> target.values().add(bound));
    }

    /** One place, or every run of elements of that name in a segment. */
    private List<Target> resolve(String path) {
        for (var place : places) {
            var node = guide.node(place.id);
            if (node.path().equals(path)) {
                return List.of(new Target(place.begins, place.values));
            }
            var runs = place.groups.stream()
                    .filter(group -> path.equals(node.path() + "/" + group.rule.name()))
                    .map(group -> new Target(group.begins, group.values))
                    .toList();
            if (!runs.isEmpty()) {
                return runs;
            }
        }
        throw new MapFault(file.name(), "the guide of %s has no place %s".formatted(guide.type(), path));
    }

    private int indexOf(String bean) {
        var index = beans.get(bean);
        if (index == null) {
            throw new MapFault(file.name(), "there is no bean %s".formatted(bean));
        }
        return index;
    }

    private Class<?> draft(Bean bean) {
        try {
            return Class.forName(MapFile.DRAFTS + bean.type(), false, Value.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new MapFault(file.name(), "there is no draft %s".formatted(bean.type()));
        }
    }

    private record Target(List<Integer> begins, List<Bound> values) {}

    private record Wire(int owner, Calls.Setter setter) {}

    private record Bound(
            int bean,
            Calls.Setter setter,
            int element,
            int component,
            @Nullable String fallback,
            Map<String, String> codes) {}

    /** What happens at one node of the guide. */
    private static final class Place {

        private final List<Integer> begins = new ArrayList<>(2);
        private final List<Bound> values = new ArrayList<>();
        private final List<Repeat> groups = new ArrayList<>(1);

        private final int id;

        private Place(int id, List<Guide.Repeated> repeated) {
            this.id = id;
            repeated.forEach(rule -> groups.add(new Repeat(rule)));
        }
    }

    /** What happens at each run of a repeated group. */
    private static final class Repeat {

        private final Guide.Repeated rule;
        private final List<Integer> begins = new ArrayList<>(1);
        private final List<Bound> values = new ArrayList<>();

        private Repeat(Guide.Repeated rule) {
            this.rule = rule;
        }
    }

    /** One set being read. */
    private final class Run {

        private final SegmentTable table;
        private final Object[] current;

        private Run(SegmentTable table, Object[] current) {
            this.table = table;
            this.current = current;
        }

        private Object root() {
            return current[0];
        }

        private void begin(List<Integer> begins) {
            for (int i = 0; i < begins.size(); i++) {
                int index = begins.get(i);
                var made = makers.get(index).make();
                current[index] = made;
                var wired = wires.get(index);
                for (int k = 0; k < wired.size(); k++) {
                    var wire = wired.get(k);
                    var owner = current[wire.owner()];
                    if (owner != null) {
                        wire.setter().set(owner, made);
                    }
                }
            }
        }

        private void take(int segment, Node node) {
            var parent = node.parent();
            if (node.opensLoop() && parent != null) {
                begin(places[parent.id()].begins);
            }
            var place = places[node.id()];
            begin(place.begins);
            for (int i = 0; i < place.values.size(); i++) {
                var bound = place.values.get(i);
                give(
                        bound,
                        bound.element() == 0
                                ? table.firstToken(segment)
                                : table.find(segment, bound.element(), bound.component()));
            }
            for (int i = 0; i < place.groups.size(); i++) {
                var group = place.groups.get(i);
                if (!group.begins.isEmpty()) {
                    repeat(segment, group);
                }
            }
        }

        private void repeat(int segment, Repeat group) {
            var rule = group.rule;
            for (int run = 0; run < rule.times(); run++) {
                int first = rule.first() + run * rule.size();
                if (table.earliest(segment, first) >= table.endToken(segment)) {
                    return;
                }
                if (!Groups.present(table, segment, first, rule)) {
                    continue;
                }
                begin(group.begins);
                for (int i = 0; i < group.values.size(); i++) {
                    var bound = group.values.get(i);
                    give(bound, Groups.token(table, segment, first, rule, bound.element()));
                }
            }
        }

        private void give(Bound bound, int token) {
            var bean = current[bound.bean()];
            if (bean == null || token == SegmentTable.NOWHERE && bound.fallback() == null) {
                return;
            }
            Value value;
            if (token == SegmentTable.NOWHERE) {
                value = Value.of(null, token, String.valueOf(bound.fallback()));
            } else if (bound.codes().isEmpty()) {
                value = Value.of(table, token);
            } else {
                var text = table.text(token).strip();
                value = Value.of(table, token, bound.codes().getOrDefault(text, text));
            }
            bound.setter().set(bean, value);
        }
    }
}
