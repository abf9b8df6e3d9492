package throughline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieContainerImpl;
import org.drools.compiler.kie.builder.impl.KieModuleKieProject;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import throughline.rules.gate.BytecodeGate;
import throughline.rules.gate.DecisionTable;
import throughline.rules.gate.Mistake;
import throughline.rules.gate.SourceGate;

/**
 * Makes rule books of policy files: through the source gate, the compiler, the byte-code gate and into a class loader where nothing else exists but
 * what is published to rules. What a book has in common with others is loaded once ({@link SharedClasses}).
 *
 * <p>Compiling takes seconds, loading what was compiled a fraction of one, so compiled books are kept in a folder under their fingerprint. That
 * folder must be writable by nobody else; what is loaded from it passes the byte-code gate again.
 */
public final class RuleBookBinder {

    private static final int REMEMBERED = 1_000;

    static {
        // Read by Drools when it is first used.
        System.setProperty("drools.drl.antlr4.parser.enabled", "true");
    }

    /** One for all books: Drools names its classes by it, and what two books have in common must have one name. */
    private static final ReleaseId RELEASE = KieServices.get().newReleaseId("policy", "book", "1");

    private final @Nullable KeptBooks kept;
    private final SharedClasses shared;

    /** The books that this gate let through: the same texts need not be read again when somebody goes back to them. */
    private final Set<String> sound = ConcurrentHashMap.newKeySet();

    private final AtomicReference<@Nullable BookAhead> ahead = new AtomicReference<>();

    /** @param cache where compiled books are kept, or null to compile each time */
    public RuleBookBinder(@Nullable Path cache) {
        this(cache, SharedClasses.HERE);
    }

    RuleBookBinder(@Nullable Path cache, SharedClasses shared) {
        this.kept = cache == null ? null : new KeptBooks(cache);
        this.shared = shared;
    }

    /**
     * Begins to make the book that will probably be asked for first, while whoever calls does something else. Nothing is compiled for it: these may be
     * texts that will not be asked for.
     */
    public void foresee(Map<String, String> policies) {
        var files = sorted(policies);
        String fingerprint = fingerprint(files);
        var book = new BookAhead(fingerprint, () -> {
            pass(fingerprint, files);
            var module = kept(fingerprint);
            return module == null ? Optional.empty() : Optional.of(open(fingerprint, files, module));
        });
        ahead.set(book);
        book.begin();
    }

    /**
     * @param policies text by path below the policy folder ({@code pricing/volume-break.drl})
     * @throws PolicyException with every mistake found, by file and line
     */
    public RuleBook bind(Map<String, String> policies) throws PolicyException {
        var files = sorted(policies);
        String fingerprint = fingerprint(files);
        var foreseen = ahead.getAndSet(null);
        var made = foreseen == null ? Optional.<RuleBook>empty() : foreseen.take(fingerprint);
        if (made.isPresent()) {
            return made.get();
        }
        pass(fingerprint, files);
        var module = kept(fingerprint);
        if (module == null) {
            // Opened anew: what the compiler made still has every text and syntax tree of it.
            byte[] compiled = compile(files).getBytes();
            if (kept != null) {
                kept.write(fingerprint, compiled);
            }
            module = module(compiled);
        }
        return open(fingerprint, files, module);
    }

    private static SortedMap<String, String> sorted(Map<String, String> policies) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    private void pass(String fingerprint, SortedMap<String, String> files) throws PolicyException {
        if (!sound.contains(fingerprint)) {
            check(files);
            if (sound.size() >= REMEMBERED) {
                sound.clear();
            }
            sound.add(fingerprint);
        }
    }

    /** The gate alone: what a person who edits a file wants to know at once. */
    public static List<Mistake> check(String path, String text) {
        Desk desk = deskOf(path);
        return desk == null ? List.of(strayFile(path)) : new SourceGate(desk, path).check(text);
    }

    private static void check(SortedMap<String, String> files) throws PolicyException {
        var mistakes = new ArrayList<Mistake>();
        var names = new TreeMap<String, String>();
        mistakes.addAll(DecisionTable.twins(files.keySet()));
        files.forEach((path, text) -> {
            mistakes.addAll(check(path, text));
            for (String rule : SourceGate.ruleNames(path, text)) {
                String other = names.putIfAbsent(rule, path);
                if (other != null && !other.equals(path)) {
                    mistakes.add(new Mistake(
                            path,
                            1,
                            1,
                            "DUPLICATE",
                            "the rule name \"" + rule + "\" is already used in " + other,
                            rule));
                }
            }
        });
        if (!mistakes.isEmpty()) {
            throw new PolicyException(mistakes);
        }
    }

    /** The desk in whose folder a file stands, or null. */
    public static @Nullable Desk deskOf(String path) {
        for (Desk desk : Desk.values()) {
            if (path.startsWith(desk.folder() + "/")) {
                return desk;
            }
        }
        return null;
    }

    public static Mistake strayFile(String path) {
        return new Mistake(
                path, 1, 1, "DESK", "a policy file stands in the folder of its desk: " + Desk.folders(), null);
    }

    /** SHA-256 over paths and texts, in hexadecimal: what a book is named by. */
    public static String fingerprint(SortedMap<String, String> files) {
        var digest = sha256();
        files.forEach(
                (path, text) -> digest.update((path + "\n" + text.length() + "\n" + text + "\n").getBytes(UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static InternalKieModule compile(SortedMap<String, String> files) throws PolicyException {
        var kie = KieServices.get();
        var folder = kie.newKieFileSystem();
        folder.generateAndWritePomXML(RELEASE);
        folder.writeKModuleXML(
                """
                <kmodule xmlns="http://www.drools.org/xsd/kmodule">\
                <kbase name="orders" packages="policy.order,policy.pricing,policy.credit,policy.allocation"/>\
                <kbase name="cases" packages="policy.exception,policy.posting"/></kmodule>
                """);
        DecisionTable.rules(files)
                .forEach((path, text) -> folder.write(
                        "src/main/resources/policy/" + (DecisionTable.is(path) ? path + ".drl" : path),
                        ExactLiterals.in(text)));
        var builder = kie.newKieBuilder(folder);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            throw new PolicyException(List.of(new Mistake(
                    files.firstKey(),
                    1,
                    1,
                    "COMPILE",
                    "the compiler cannot take these policies in, and does not say where: " + e.getMessage(),
                    null)));
        }
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new PolicyException(errors.stream()
                    .map(error -> new Mistake(
                            brief(error.getPath()),
                            Math.max(1, error.getLine()),
                            Math.max(1, error.getColumn()),
                            "COMPILE",
                            error.getText(),
                            null))
                    .toList());
        }
        var module = (InternalKieModule) builder.getKieModule();
        kie.getRepository().removeKieModule(RELEASE);
        return module;
    }

    private static String brief(@Nullable String path) {
        return path == null
                ? "?"
                : path.replaceFirst("^(src/main/resources/)?policy/", "").replaceFirst("\\.csv\\.drl$", ".csv");
    }

    /** The byte code of every class, by its file name. */
    private static SortedMap<String, byte[]> classes(InternalKieModule module) {
        var classes = new TreeMap<String, byte[]>();
        for (String name : module.getFileNames()) {
            if (name.endsWith(".class")) {
                classes.put(name, module.getBytes(name));
            }
        }
        return classes;
    }

    private static void checkClasses(Map<String, byte[]> classes) throws PolicyException {
        var violations = BytecodeGate.check(classes);
        if (!violations.isEmpty()) {
            throw new PolicyException(violations.stream()
                    .map(text -> new Mistake("?", 1, 1, "BYTECODE", text, null))
                    .toList());
        }
    }

    private RuleBook open(String fingerprint, SortedMap<String, String> files, InternalKieModule module)
            throws PolicyException {
        var classes = classes(module);
        checkClasses(classes);
        // Not by way of Drools' repository: there, every book has the same name.
        var project = new KieModuleKieProject(module, shared.of(classes));
        var container = new KieContainerImpl(project, KieServices.get().getRepository(), RELEASE);
        var flat = FlatBook.of(fingerprint, module, container.getClassLoader());
        return new RuleBook(
                fingerprint,
                files,
                flat,
                List.of(container.getKieBase("orders"), container.getKieBase("cases")),
                container::dispose);
    }

    /** @return null when it is not there: or is damaged, which is no reason not to start, for it is compiled again and written over */
    private @Nullable InternalKieModule kept(String fingerprint) {
        byte[] bytes = kept == null ? null : kept.read(fingerprint);
        try {
            return bytes == null ? null : module(bytes);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static InternalKieModule module(byte[] compiled) {
        var kie = KieServices.get();
        var module = (InternalKieModule)
                kie.getRepository().addKieModule(kie.getResources().newByteArrayResource(compiled));
        kie.getRepository().removeKieModule(RELEASE);
        return module;
    }
}
