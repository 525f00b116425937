package io.outdial.bench.torture;

import io.outdial.local.OutdialService;
import io.outdial.local.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everybody who works with a stack meanwhile, by whichever dialect. */
final class Load {

    private static final int LEAD_FEEDS = 4;
    private static final int DIALLERS = 3;
    private static final int DESKTOPS = 2;

    private static final Set<OutdialService> RESTRICTING = Set.of(OutdialService.RESTRICTIONS, OutdialService.OUTBOUND);

    private final Stack stack;
    private final Campaign campaign;
    private final List<Agent> agents;
    private final Book book;
    private final BooleanSupplier isOver;

    /** Of what needs one service and its database. */
    private final Map<OutdialService, Disturbances> ofOne = Arrays.stream(OutdialService.values())
            .collect(Collectors.toMap(
                    Function.identity(), service -> new Disturbances(stroke -> stroke.disturbs(service))));

    /** Of what one service has to know of the restrictions of the other. */
    private final Disturbances ofRestrictions = new Disturbances(stroke -> stroke.isAbout(RESTRICTING));

    private final Leads leads = new Leads();
    private final Marks marks;
    private final Calls calls;
    private final Dialler dialler;
    private final Imports imports;
    private final Bystander bystander;
    private final Sources sources;
    private final Transfers transfers = new Transfers();
    private final List<Desktop> desktops = new ArrayList<>();
    private final Crew crew;

    private Load(
            Stack stack,
            Campaign campaign,
            List<Agent> agents,
            long seed,
            Patience patience,
            Book book,
            BooleanSupplier isOver) {
        this.stack = stack;
        this.campaign = campaign;
        this.agents = agents;
        this.book = book;
        this.isOver = isOver;
        this.marks = new Marks(campaign, leads, seed, isOver);
        this.sources = new Sources(campaign, agents, leads, ofRestrictions, book, isOver);
        this.calls = new Calls(marks, sources, book);
        this.dialler = new Dialler(campaign, calls, transfers, book, isOver);
        this.imports = new Imports(campaign, leads, stack.data().path().resolve("torture-imports"), book, isOver);
        this.bystander = new Bystander(campaign, agents.get(0), patience, ofOne, book, isOver);
        this.crew = new Crew(book);
    }

    /** Returns when there is a campaign with agents, and nobody works yet. */
    static Load prepare(Stack stack, String apiKey, long seed, Patience patience, Book book, BooleanSupplier isOver) {
        Api api = new Api(stack.gatewayUrl(), book, isOver);
        List<Agent> agents = IntStream.rangeClosed(1, DESKTOPS)
                .mapToObj(n -> Agent.create(api, apiKey, "torture-agent-" + n))
                .toList();
        Campaign campaign = Campaign.create(api, stack.credentials(), apiKey, "Torture-" + seed, agents);
        return new Load(stack, campaign, agents, seed, patience, book, isOver);
    }

    void start() {
        LeadFeed feed = new LeadFeed(campaign, leads, book, isOver);
        for (int n = 1; n <= LEAD_FEEDS; n++) {
            crew.start("lead-feed-" + n, feed);
        }
        crew.start("bulk-feed", new BulkFeed(campaign, leads, book, isOver));
        crew.start("enrolment-feed", new EnrolmentFeed(campaign, leads, book, isOver));
        crew.start("imports", imports);
        for (int n = 1; n <= DIALLERS; n++) {
            crew.start("dialler-" + n, dialler);
        }
        for (Agent agent : agents) {
            DesktopEvents events = new DesktopEvents(stack.gatewayUrl(), agent, book);
            Desktop desktop = new Desktop(campaign, agent, events, leads, calls, transfers, book, isOver);
            desktops.add(desktop);
            crew.start(agent.userName() + "-events", events);
            crew.start(agent.userName(), desktop);
        }
        crew.start("sources", sources);
        crew.start("data-team", marks);
        crew.start("bystander", bystander);
    }

    void join() throws InterruptedException {
        crew.join();
    }

    Comparison comparison(Stack of) {
        return new Comparison(
                leads,
                marks,
                calls,
                dialler,
                transfers,
                new Tables(of, of.credentials().clientId(), campaign.id()));
    }

    /** What of the faults has to be known here. */
    List<Disturbances> disturbances() {
        List<Disturbances> all = new ArrayList<>(ofOne.values());
        all.add(ofRestrictions);
        return all;
    }

    /** Some leads that were acknowledged last. */
    Collection<String> recent() {
        return leads.recent();
    }

    String tally() {
        return String.format(
                Locale.ROOT,
                "leads %,d, marks %,d, results %,d acknowledged; %,d refusals, %,d without an answer; broken %d",
                leads.count(),
                marks.acknowledged().size(),
                dialler.results().size(),
                campaign.api().refused.sum(),
                campaign.api().unanswered.sum(),
                book.broken().size());
    }

    /** To be asked when all are at their end. */
    String others() {
        return String.format(
                Locale.ROOT,
                "desktops %,d operations, imports cut %d times, %,d promised answers, %,d transfers, %,d of blocked sources",
                desktops.stream().mapToInt(Desktop::operations).sum(),
                imports.cuts.sum(),
                bystander.promised.sum(),
                transfers.acknowledged().size(),
                sources.handedOut.sum());
    }
}
