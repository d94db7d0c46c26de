package org.openpayouts.localstack.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.ChainClient;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.client.MerchantClient;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.client.RequestSigner;
import org.openpayouts.localstack.inbox.Delivery;
import org.openpayouts.localstack.inbox.InboxLog;
import org.openpayouts.localstack.merchant.MerchantSetup;
import org.openpayouts.localstack.process.Ports;

/** A stack that runs, seen from another process through its stack.json. */
public final class RunningStack {
  private final StackFolder folder;
  private final StackFile file;
  private final Http http = new Http();

  private RunningStack(StackFolder folder, StackFile file) {
    this.folder = folder;
    this.file = file;
  }

  /** Empty where none runs in this folder. */
  public static Optional<RunningStack> find(StackFolder folder) {
    return StackFile.read(folder.stackFile())
        .filter(file -> ProcessHandle.of(file.control().pid()).isPresent())
        .map(file -> new RunningStack(folder, file));
  }

  public StackFolder folder() {
    return folder;
  }

  public StackFile file() {
    return file;
  }

  /** The public API with the demo merchant's key and payout token. */
  public MerchantClient merchant() {
    return merchant(file.merchant().payoutToken());
  }

  public MerchantClient merchant(String token) {
    return new MerchantClient(
        http,
        apiUrl(),
        file.publicBaseUrl(),
        RequestSigner.of(file.merchant().privateKeyHex()),
        token);
  }

  public OperatorClient admin() {
    return new OperatorClient(http, answering(file.adminUrls()), file.adminCredential());
  }

  public OperatorClient scheduler() {
    String url = answering(urls(Component.BATCH_SCHEDULER));
    return new OperatorClient(http, url, file.adminCredential());
  }

  /** What the services of this stack are, and how many. */
  public Shape shape() {
    return Shape.parse(file.shape());
  }

  /** The public API of a process that answers. */
  public String apiUrl() {
    return answering(urls(Component.PAYOUT_API));
  }

  private List<String> urls(Component service) {
    return shape().instances(service).stream()
        .map(instance -> file.serverUrl().getOrDefault(instance.id(), file.apiUrl()))
        .toList();
  }

  /** As a balancer would choose: the first that listens; the first of all where none does. */
  private static String answering(List<String> urls) {
    return urls.stream()
        .filter(url -> urls.size() == 1 || Ports.isListening(URI.create(url).getPort()))
        .findFirst()
        .orElse(urls.getFirst());
  }

  /** A service's actuator; of several replicas one that answers. */
  public OperatorClient management(Component service) {
    return actuator(
        answering(shape().instances(service).stream().map(this::managementUrl).toList()));
  }

  /** The actuator of one replica. */
  public OperatorClient management(Instance replica) {
    return actuator(managementUrl(replica));
  }

  private OperatorClient actuator(String url) {
    return new OperatorClient(http, url + "/actuator", file.adminCredential());
  }

  private String managementUrl(Instance replica) {
    String url = file.managementUrl().get(replica.id());
    if (url == null) {
      throw new IllegalArgumentException(replica.id() + " is no service");
    }
    return url;
  }

  public MerchantSetup merchantSetup() {
    return new MerchantSetup(admin());
  }

  public ChainClient chain() {
    return new ChainClient(
        http, file.chainRpcUrl(), file.chainLogin().user(), file.chainLogin().password());
  }

  /** A service's database, for looking at: with the superuser's login. */
  public String jdbcUrl(Component service) {
    String url = file.jdbcUrl().get(service.id());
    if (url == null) {
      throw new IllegalArgumentException(service.id() + " has no database");
    }
    return url;
  }

  /** All deliveries that the inbox has written down. */
  public List<Delivery> deliveries() {
    return InboxLog.read(Path.of(file.inboxLog()));
  }

  /** Cuts off for everybody; answers the cutoff's id. */
  public String cutOff(String by, String reason) {
    return scheduler()
        .post("/cutoffs", Map.of("requestedBy", by, "reason", reason))
        .path("cutoffId")
        .asString();
  }

  /** Cuts off for everybody; with the same key again it is the same cutoff. Answers its id. */
  public String cutOffOnce(String by, String reason, String key) {
    return scheduler()
        .postOnce("/cutoffs", Map.of("requestedBy", by, "reason", reason), key)
        .path("cutoffId")
        .asString();
  }

  /** Starts every process that does not run; answers their names, when they are ready. */
  public List<String> startMissing() {
    String names = order("start-missing").json().path("message").asString("");
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  /** Ends a process and starts it again; returns when it is ready. */
  public void restart(Instance instance) {
    order("restart/" + instance.id());
  }

  public void restart(Component component) {
    restart(Instance.first(component));
  }

  /** SIGKILL; nobody starts it again by himself. */
  public void kill(Instance instance) {
    order("kill/" + instance.id());
  }

  public void kill(Component component) {
    kill(Instance.first(component));
  }

  /** Lets a proxy disturb what goes through it, by the name of a toxic. */
  public void disturb(Instance edge, String toxic, int millis) {
    order("network/%s/%s/%d".formatted(edge.id(), toxic, millis));
  }

  /** Ends everything; returns when that is done. */
  public void stop() {
    order("stop");
  }

  private Answer order(String order) {
    StackFile.Control control = file.control();
    Answer answer =
        http.sendPatiently(
            "POST",
            URI.create(control.url() + "/" + order),
            Map.of("Authorization", "Bearer " + control.credential()),
            null);
    return answer.orThrow(order.replace('/', ' '));
  }
}
