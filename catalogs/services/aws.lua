-- What AWS bills by use beside machines and tokens.  The fields: ../README.md.
return {
  kind = "services", provider = "aws", default_region = "us-east-1",
  services = {
    ["lambda"] = {
      aliases = { "lambda-x86" }, category = "functions",
      { region = "us-east-1", from = "2018-08-01", price = "0.0000166667 USD/(GB s)",
        request = "0.20 USD/Mrequest", free_use = "400k GB s/month",
        free_requests = "1M requests/month",
        source = "docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/lambda.html; \z
          medium.com/@zackbloom, 2018-08",
        as_of = "2025-12-02",
        note = "seen in 2018-08, the day not read, and unchanged in 2025-12; \z
          GB of the memory set, by the millisecond since 2020-12" },
    },
    ["lambda-arm64"] = {
      category = "functions",
      { region = "us-east-1", from = "2021-09-29", price = "0.0000133334 USD/(GB s)",
        request = "0.20 USD/Mrequest",
        source = "a fifth below x86: go-cloud.io",
        note = "figure and start recalled, not read" },
    },
    ["api-gateway-rest"] = {
      category = "gateway",
      { region = "us-east-1", from = "2018-08-01", price = "3.50 USD/Mrequest",
        free_use = "1M requests/month", source = "appropri8 tutorial, 2025-12-02; medium.com/@zackbloom, 2018-08",
        as_of = "2025-12-02",
        note = "the first 333M requests a month; free in the first 12 months only; \z
          the day in 2018-08 not read" },
    },
    ["api-gateway-http"] = {
      aliases = { "api-gateway" }, category = "gateway",
      { region = "us-east-1", from = "2020-03-12", price = "1.00 USD/Mrequest",
        free_use = "1M requests/month", source = "appropri8 tutorial, 2025-12-02",
        as_of = "2025-12-02",
        note = "start recalled, not read; the first 300M requests a month, each counted by 512 KB; \z
          free in the first 12 months only" },
    },
    ["egress"] = {
      category = "network",
      { region = "us-east-1", from = "2025-12-02", price = "0.09 USD/GB", free_use = "100 GB/month",
        source = "appropri8 tutorial, 2025-12-02", as_of = "2025-12-02",
        note = "the first 10 TB a month; one source says that 1 GB is free" },
    },
    ["cross-zone"] = {
      category = "network",
      { region = "us-east-1", from = "2025-01-01", price = "0.01 USD/GB",
        source = "cloudmess.io/blog/real-cost-of-running-ai-in-production",
        note = "each way; the day of 2025 not read" },
    },
    ["opensearch-serverless"] = {
      category = "database",
      { region = "us-east-1", from = "2025-01-01", price = "0.24 USD/hour",
        source = "cloudmess.io", note = "of one OCU; the day of 2025 not read" },
    },
    ["sagemaker-data"] = {
      category = "network",
      { region = "eu-west-1", from = "2023-12-01", price = "0.016 USD/GB",
        source = "aws-samples/sagemaker-ssh-helper Sample_Costs.md",
        note = "into and out of an endpoint; the day of 2023-12 not read" },
    },
    ["sagemaker-storage"] = {
      category = "storage",
      { region = "eu-west-1", from = "2023-12-01", price = "0.154 USD/(GB month)",
        source = "aws-samples/sagemaker-ssh-helper Sample_Costs.md",
        note = "of an endpoint; the day of 2023-12 not read" },
    },
  },
}
