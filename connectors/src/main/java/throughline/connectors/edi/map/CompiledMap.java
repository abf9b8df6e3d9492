package throughline.connectors.edi.map;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final Map<String, Integer> beans = new HashMap<>();
    private final Made[] made;
    private final Place[] places;
    private final Calls calls;

    private CompiledMap(MapFile file, Guide guide) {
        this.file = file;
        this.guide = guide;
        this.calls = new Calls(file.name());
        this.places = new Place[guide.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Place(
                    guide.node(i),
                    guide.repeated(guide.node(i).isLoop() ? 0 : guide.node(i).tag()));
        }
        file.beans().forEach(bean -> beans.put(bean.id(), beans.size()));
        this.made = new Made[beans.size()];
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
        var run = new Run(table, new Object[made.length]);
        run.begin(places[0].target.begins);
        for (int segment = 0; segment < count; segment++) {
            int node = layout.placeOf(segment);
            if (node != Layout.NO_PLACE) {
                run.take(segment, places[node]);
            }
        }
        return run.root();
    }

    private void compile(Bean bean) {
        var type = draft(bean);
        int index = indexOf(bean.id());
        resolve(bean.createOn()).forEach(target -> target.begin(index));
        var wires = new ArrayList<Wire>();
        for (var owner : file.beans()) {
            for (var wiring : owner.wirings()) {
                if (wiring.bean().equals(bean.id())) {
                    wires.add(new Wire(indexOf(owner.id()), calls.setter(draft(owner), wiring.property(), type)));
                }
            }
        }
        made[index] = new Made(calls.maker(type), wires);
        for (var value : bean.values()) {
            compile(index, type, value);
        }
    }

    private void compile(int index, Class<?> type, Binding value) {
        var match = DATA.matcher(value.data());
        if (!match.matches()) {
            throw new MapFault(file.name(), "\"%s\" is not a path such as set/BEG/@e03".formatted(value.data()));
        }
        int element = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        int component = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
        var codes = value.codes().isEmpty() ? null : value.codes();
        var source = resolve(match.group(1));
        var setter = calls.setter(type, value.property(), Value.class);
        var bound = new Bound(index, setter, element, component, value.fallback(), codes);
        source.forEach(target -> target.bind(bound));
    }

    /** One place, or every run of elements of that name in a segment. */
    private List<Target> resolve(String path) {
        for (var place : places) {
            if (place.node.path().equals(path)) {
                return List.of(place.target);
            }
            var runs = Arrays.stream(place.groups)
                    .filter(group -> path.equals(place.node.path() + "/" + group.rule.name()))
                    .map(group -> group.target)
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

    /** How a draft is made, and to whom it is handed. Here and below: arrays, because this is walked for every value of every message. */
    private static final class Made {

        private final Calls.Maker maker;
        private final Wire[] wires;

        private Made(Calls.Maker maker, List<Wire> wires) {
            this.maker = maker;
            this.wires = wires.toArray(Wire[]::new);
        }
    }

    private record Wire(int owner, Calls.Setter setter) {}

    private record Bound(
            int bean,
            Calls.Setter setter,
            int element,
            int component,
            @Nullable String fallback,
            @Nullable Map<String, String> codes) {}

    /** What happens where: which drafts begin, and which values are given. */
    private static final class Target {

        private int[] begins = {};
        private Bound[] values = {};

        private void begin(int bean) {
            begins = Arrays.copyOf(begins, begins.length + 1);
            begins[begins.length - 1] = bean;
        }

        private void bind(Bound bound) {
            values = Arrays.copyOf(values, values.length + 1);
            values[values.length - 1] = bound;
        }
    }

    /** One node of the guide. */
    private static final class Place {

        private final Node node;
        private final Target target = new Target();
        private final Repeat[] groups;
        /** The loop this segment opens, or -1. */
        private final int opens;

        private Place(Node node, List<Guide.Repeated> repeated) {
            var parent = node.parent();
            this.node = node;
            this.opens = node.opensLoop() && parent != null ? parent.id() : -1;
            this.groups = repeated.stream().map(Repeat::new).toArray(Repeat[]::new);
        }
    }

    /** Each run of a repeated group. */
    private static final class Repeat {

        private final Guide.Repeated rule;
        private final Target target = new Target();

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

        private void begin(int[] begins) {
            for (int index : begins) {
                var how = made[index];
                var draft = how.maker.make();
                current[index] = draft;
                for (var wire : how.wires) {
                    var owner = current[wire.owner];
                    if (owner != null) {
                        wire.setter.set(owner, draft);
                    }
                }
            }
        }

        private void take(int segment, Place place) {
            if (place.opens >= 0) {
                begin(places[place.opens].target.begins);
            }
            begin(place.target.begins);
            for (var bound : place.target.values) {
                give(
                        bound,
                        bound.element == 0
                                ? table.firstToken(segment)
                                : table.find(segment, bound.element, bound.component));
            }
            for (var group : place.groups) {
                if (group.target.begins.length > 0) {
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
                begin(group.target.begins);
                for (var bound : group.target.values) {
                    give(bound, Groups.token(table, segment, first, rule, bound.element));
                }
            }
        }

        private void give(Bound bound, int token) {
            var bean = current[bound.bean];
            if (bean == null || token == SegmentTable.NOWHERE && bound.fallback == null) {
                return;
            }
            Value value;
            if (token == SegmentTable.NOWHERE) {
                value = Value.of(null, token, String.valueOf(bound.fallback));
            } else if (bound.codes == null) {
                value = Value.of(table, token);
            } else {
                var text = table.trimmed(token);
                value = Value.of(table, token, bound.codes.getOrDefault(text, text));
            }
            bound.setter.set(bean, value);
        }
    }
}
