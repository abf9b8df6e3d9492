package throughline.connectors.edi.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.smooks.Smooks;
import org.smooks.api.ApplicationContext;
import org.smooks.api.SmooksException;
import org.smooks.api.TypedKey;
import org.smooks.api.delivery.ContentHandlerBinding;
import org.smooks.api.resource.visitor.Visitor;
import org.smooks.engine.delivery.interceptor.InterceptorVisitorChainFactory;
import org.smooks.io.source.StreamSource;
import org.xml.sax.SAXException;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.guide.Layout;
import throughline.connectors.edi.map.MapFile.MapFault;
import throughline.connectors.edi.token.SegmentTable;

/**
 * A map run by Smooks itself: the reference that {@link CompiledMap} has to agree with.
 *
 * <p>Our tokens go in as SAX events by {@link TokenReader}. Only segments that the map names are presented, elements are attributes,
 * and the chain of interceptors around every visitor is left out, which together make Smooks more than ten times faster.
 */
public final class SmooksMap implements Engine {

    static final TypedKey<SetOfTokens> SET = TypedKey.of("throughline.set");

    private final Guide guide;
    private final String root;
    private final Set<String> paths = new HashSet<>();
    private final List<Fallback> fallbacks = new ArrayList<>();
    private final Smooks smooks;

    /** What the reader reads instead of a stream. */
    record SetOfTokens(
            SegmentTable table, Layout layout, int count, Guide guide, Set<String> paths, List<Fallback> fallbacks) {}

    private SmooksMap(MapFile file, Guide guide, Smooks smooks) {
        this.guide = guide;
        this.smooks = smooks;
        this.root = file.beans().get(0).id();
        for (var bean : file.beans()) {
            addPath(bean.createOn());
            bean.values()
                    .forEach(value -> addPath(
                            value.data().substring(0, Math.max(0, value.data().lastIndexOf('/')))));
            bean.values().stream()
                    .filter(value -> value.fallback() != null)
                    .forEach(value -> fallbacks.add(Fallback.of(bean, value)));
        }
    }

    /** @throws MapFault when Smooks does not take the map */
    public static SmooksMap of(MapFile file, Guide guide) {
        try {
            var smooks = new Smooks(new ByteArrayInputStream(
                    file.smooks(TokenReader.class.getName()).getBytes(UTF_8)));
            smooks.getApplicationContext()
                    .getRegistry()
                    .registerObject(new NoInterceptors(smooks.getApplicationContext()));
            return new SmooksMap(file, guide, smooks);
        } catch (IOException | SAXException | SmooksException e) {
            throw new MapFault(file.name(), "Smooks refuses it: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return "smooks";
    }

    @Override
    public Object run(SegmentTable table, Layout layout, int count) {
        var execution = smooks.createExecutionContext();
        execution.put(SET, new SetOfTokens(table, layout, count, guide, paths, fallbacks));
        try {
            smooks.filterSource(execution, new StreamSource<>(InputStream.nullInputStream()));
        } catch (SmooksException e) {
            throw new IllegalStateException("Smooks could not run the map: " + rootOf(e), e);
        }
        return execution.getBeanContext().getBean(root);
    }

    private static Throwable rootOf(Throwable fault) {
        var root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private void addPath(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            paths.add(path.substring(0, end));
        }
    }

    /** Gives every visitor as it is. */
    private static final class NoInterceptors extends InterceptorVisitorChainFactory {

        private NoInterceptors(ApplicationContext context) {
            super(context);
        }

        @Override
        public ContentHandlerBinding<Visitor> createInterceptorChain(ContentHandlerBinding<Visitor> visitor) {
            return visitor;
        }
    }
}
