// The client that openapi-generator makes for Go.
package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"

	api "truweel/client"
)

func check(holds bool, what string, err error) {
	if !holds {
		panic(fmt.Sprint(what, err))
	}
	fmt.Println("ok " + what)
}

func main() {
	configuration := api.NewConfiguration()
	configuration.Servers = api.ServerConfigurations{{URL: os.Getenv("BASE")}}
	basic := api.BasicAuth{UserName: os.Getenv("KEY"), Password: os.Getenv("SECRET")}
	ctx := context.WithValue(context.Background(), api.ContextBasicAuth, basic)
	client := api.NewAPIClient(configuration)

	page, _, err := client.ClientsAPI.ClientsSearch(ctx).Status([]string{"klant"}).Size(5).Execute()
	check(err == nil && len(page.Items) == 5 && *page.Items[0].Status.Get() == "klant", "list", err)
	page, _, err = client.ClientsAPI.ClientsSearch(ctx).ExtraFieldsContactVia("Website").Size(5).Execute()
	check(err == nil && page.Items[0].ExtraFields.ContactVia.StringValue == "Website", "extra", err)
	created, _, err := client.ClientsAPI.ClientsCreate(ctx).ClientWriteDTO(*api.NewClientWriteDTO("Dakwerken Janssens")).Execute()
	check(err == nil && created.Name == "Dakwerken Janssens", "create", err)
	patch := api.NewClientMergePatch()
	patch.SetTel("+32 9 221 03 44")
	_, _, err = client.ClientsAPI.ClientsPatch(ctx, created.Id).ClientMergePatch(*patch).Execute()
	row, _, failed := client.ClientsAPI.ClientsGet(ctx, created.Id).Execute()
	check(err == nil && failed == nil && *row.Tel.Get() == "+32 9 221 03 44", "patch", err)
	upload := api.NewUpload()
	upload.SetName("note.txt")
	upload.SetBytesBase64(base64.StdEncoding.EncodeToString([]byte("Hello")))
	document, _, err := client.FilesAPI.ClientsUpload(ctx, created.Id).Upload(*upload).Execute()
	check(err == nil && document.Name == "note.txt", "upload", err)
	_, answer, err := client.ClientsAPI.ClientsGet(ctx, "987654321").Execute()
	check(err != nil && answer.StatusCode == 404, "404", err)
	for count := 0; count < 1000; count++ {
		if _, answer, err = client.ClientsAPI.ClientsSearch(ctx).Size(1).Execute(); err != nil {
			check(answer.StatusCode == 429 && answer.Header.Get("Retry-After") != "", "429", err)
			return
		}
	}
}
