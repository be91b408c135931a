"use strict";

// Shows the document that the page names. Once somebody has logged in it is fetched again with the same credentials,
// since the tenant's extra fields stand in it then. Nothing is kept when the page is closed.
window.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("swagger-ui");

  const load = async (authorization) => {
    const headers = { Accept: "application/json", ...(authorization && { Authorization: authorization }) };
    const answer = await fetch(place.dataset.document, { headers, credentials: "omit" });
    return answer.ok ? shallow(await answer.json()) : null;
  };

  // Swagger UI resolves the whole document anew for each operation that is opened, and with it all that the operation
  // leads to: relations lead from each record to all others, and seconds become minutes. So the page names the record
  // at the other end of a relation instead of showing it, and tells of errors, which all look the same, in a sentence.
  const shallow = (described) => {
    const { schemas, responses } = described.components;
    for (const [name, schema] of Object.entries(schemas)) {
      if (name.endsWith("ReadDTO")) Object.values(schema.properties).forEach(cut);
    }
    for (const item of Object.values(described.paths)) {
      for (const operation of Object.values(item)) {
        for (const [status, answer] of Object.entries(operation.responses ?? {})) {
          if (status < "400") continue;
          const { description } = responses[answer.$ref.split("/").pop()];
          operation.responses[status] = { description };
        }
      }
    }
    return described;
  };

  const cut = (member) => {
    const target = member.anyOf?.[0].$ref ?? member.items?.$ref;
    if (!target?.endsWith("ReadDTO")) return;
    member.description = `${target.split("/").pop()}. ${member.description}`;
    if (member.anyOf) {
      member.type = ["object", "null"];
      delete member.anyOf;
    } else {
      member.items = { type: "object" };
    }
  };

  const refresh = async (system, authorization) => {
    const described = await load(authorization);
    if (described) system.specActions.updateSpec(JSON.stringify(described));
  };

  const basic = ({ username, password }) => {
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return "Basic " + btoa(String.fromCharCode(...bytes));
  };

  const following = {
    statePlugins: {
      auth: {
        wrapActions: {
          authorize: (original, system) => (given) => {
            if (given.basic) refresh(system, basic(given.basic.value));
            return original(given);
          },
          authorizeOauth2: (original, system) => (given) => {
            refresh(system, `Bearer ${given.token.access_token}`);
            return original(given);
          },
          logout: (original, system) => (given) => {
            refresh(system, null);
            return original(given);
          },
        },
      },
    },
  };

  load(null).then((spec) => {
    window.ui = SwaggerUIBundle({
      spec,
      dom_id: "#swagger-ui",
      presets: [SwaggerUIBundle.presets.apis],
      plugins: [following],
      oauth2RedirectUrl: `${location.origin}${place.dataset.prefix}/swagger-ui/oauth2-redirect.html`,
      deepLinking: true,
      docExpansion: "none",
      defaultModelsExpandDepth: -1,
      defaultModelRendering: "example",
      displayOperationId: true,
      displayRequestDuration: true,
      filter: true,
      tryItOutEnabled: true,
      validatorUrl: null,
    });
  });
});
