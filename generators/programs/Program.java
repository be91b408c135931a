// The client that openapi-generator makes for Java (native).
import java.util.Base64;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ClientsApi;
import org.openapitools.client.api.FilesApi;
import org.openapitools.client.model.*;

public class Program {
  static void check(boolean holds, String what) {
    if (!holds) throw new AssertionError(what);
    System.out.println("ok " + what);
  }

  public static void main(String[] arguments) throws Exception {
    String pair = System.getenv("KEY") + ":" + System.getenv("SECRET");
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
    ApiClient http = new ApiClient();
    http.updateBaseUri(System.getenv("BASE"));
    http.setRequestInterceptor(request -> request.header("Authorization", basic));
    ClientsApi clients = new ClientsApi(http);
    FilesApi files = new FilesApi(http);

    var query = ClientsApi.APIClientsSearchRequest.newBuilder();
    ClientPage page = clients.clientsSearch(query.status(List.of("klant")).size(5).build());
    check(page.getItems().size() == 5 && page.getItems().get(0).getStatus().equals("klant"), "list");
    query = ClientsApi.APIClientsSearchRequest.newBuilder();
    page = clients.clientsSearch(query.extraFieldsContactVia("Website").size(5).build());
    check(page.getItems().get(0).getExtraFields().getContactVia().getStringValue().equals("Website"), "extra");
    ClientReadDTO created = clients.clientsCreate(
        ClientsApi.APIClientsCreateRequest.newBuilder()
            .clientWriteDTO(new ClientWriteDTO().name("Dakwerken Janssens")).build());
    check(created.getName().equals("Dakwerken Janssens"), "create");
    clients.clientsPatch(
        ClientsApi.APIClientsPatchRequest.newBuilder().id(created.getId())
            .clientMergePatch(new ClientMergePatch().tel("+32 9 221 03 44")).build());
    ClientReadDTO row =
        clients.clientsGet(ClientsApi.APIClientsGetRequest.newBuilder().id(created.getId()).build());
    check(row.getTel().equals("+32 9 221 03 44") && row.getName().equals("Dakwerken Janssens"), "patch");
    Upload upload = new Upload().name("note.txt").bytesBase64(Base64.getEncoder().encodeToString("Hello".getBytes()));
    DocumentReadDTO document = files.clientsUpload(
        FilesApi.APIClientsUploadRequest.newBuilder().id(created.getId()).upload(upload).build());
    check(document.getName().equals("note.txt"), "upload");
    try {
      clients.clientsGet(ClientsApi.APIClientsGetRequest.newBuilder().id("987654321").build());
    } catch (ApiException error) {
      check(error.getCode() == 404, "404");
    }
    try {
      for (int count = 0; count < 1000; count++) {
        clients.clientsSearch(ClientsApi.APIClientsSearchRequest.newBuilder().size(1).build());
      }
    } catch (ApiException error) {
      long wait = error.getResponseHeaders().firstValueAsLong("Retry-After").orElse(0);
      check(error.getCode() == 429 && wait >= 1, "429");
    }
  }
}
